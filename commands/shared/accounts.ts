/** Names of users and groups of this host. */
import { readFileSync } from 'node:fs';

/** Names by number, as a file like passwd(5) or group(5) has them; the first of a number. Without the file there are none. */
export function accountNames(file: string): Map<number, string> {
  const names = new Map<number, string>();
  for (const line of linesOf(file)) {
    const [name, , id] = line.split(':');
    if (name && id && /^\d{1,10}$/.test(id) && !names.has(Number(id))) names.set(Number(id), name);
  }
  return names;
}

function linesOf(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    return [];
  }
}
