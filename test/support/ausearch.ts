/** What ausearch(8) makes of audit records. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { wordDifferences } from './ausearch-words.ts';
import type { Json } from './differences.ts';

const typeName = (name: string): string => name.replace(/^AUDIT_/, '');

/** The record as auditd writes it to its log, as an event of its own: `type=CWD msg=audit(1795621272.847:1): cwd="/"`. */
const logLine = ({ name, body }: Json, serial: number): string =>
  `type=${typeName(name)} msg=${body.text.replace(/^(audit\([\d.]+):\d+\)/, `$1:${serial})`)}`;

function ausearch(lines: readonly string[], ...words: string[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'nltool-ausearch-'));
  try {
    const log = join(folder, 'audit.log');
    writeFileSync(log, `${lines.join('\n')}\n`);
    const options = { encoding: 'utf8', maxBuffer: 1 << 28 } as const;
    const { stdout, stderr, status } = spawnSync('ausearch', ['-if', log, ...words], options);
    if (status !== 0) throw new Error(`ausearch ${words.join(' ')}: ${stderr}`);
    return stdout.split('\n').filter(line => line.startsWith('type='));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** An address as ausearch writes it; none where it knows no such family. */
function address({ family, addr, port, path }: Json): string[] {
  if (family === 'inet' || family === 'inet6') return [`saddr_fam=${family} laddr=${addr} lport=${port}`];
  if (family === 'unix') return [`saddr_fam=local path=${path?.abstract ?? path}`];
  return family === 'netlink' ? [`saddr_fam=netlink nlnk-fam=16 nlnk-pid=${port}`] : [];
}

/** `name=value` of what was encoded, as `ausearch -i` writes it; fields in a field each. */
function interpreted(decoded: Json, numbers: ReadonlySet<string>): string[] {
  return Object.entries(decoded).flatMap(([name, value]): string[] => {
    if (name === 'saddr') return address(value);
    if (typeof value === 'object' && value !== null) return 'hex' in value ? [] : interpreted(value, numbers);
    return numbers.has(name) ? [] : [`${name}=${String(value).replaceAll('\0', ' ').trimEnd()}`];
  });
}

/** Holds audit records against ausearch: what is encoded in them, and what their numbers mean. Returns what differs. */
export function ausearchDifferences(records: readonly Json[]): string[] {
  const own = records.filter(({ operation }) => operation !== 'eoe');
  const lines = own.map((record, i) => logLine(record, i + 1));
  const raw = new Set(ausearch(lines, '--format', 'raw').map(line => line.trimEnd()));
  const read = new Map<number, string>();
  for (const line of ausearch(lines, '-i')) {
    const [, serial, text] = /^type=\S+ msg=audit\([^)]*:(\d+)\) :(.*)/s.exec(line) ?? [];
    read.set(Number(serial), text ?? '');
  }
  return own.flatMap((record, i) => {
    if (!raw.has(lines[i]!.trimEnd())) return [`ausearch does not find ${lines[i]}`];
    const theirs = read.get(i + 1) ?? '';
    const { numbers, found } = wordDifferences(record, theirs);
    return [
      ...interpreted(record.body.decoded ?? {}, numbers)
        .filter(word => !theirs.includes(word))
        .map(word => `${word} is not in ${theirs}`),
      ...found,
    ];
  });
}
