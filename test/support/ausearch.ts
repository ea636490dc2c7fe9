/** What ausearch(8) makes of audit records. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Json } from './differences.ts';

/** The record as auditd writes it to its log: `type=CWD msg=audit(1795621272.847:15): cwd="/"`. */
const logLine = ({ name, body }: Json): string => `type=${name.replace(/^AUDIT_/, '')} msg=${body.text}`;

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
function interpreted(decoded: Json): string[] {
  return Object.entries(decoded).flatMap(([name, value]): string[] => {
    if (name === 'saddr') return address(value);
    if (typeof value === 'object' && value !== null) return 'hex' in value ? [] : interpreted(value);
    return [`${name}=${String(value).replaceAll('\0', ' ').trimEnd()}`];
  });
}

/** Holds decoded audit records against ausearch. Returns what differs. */
export function ausearchDifferences(records: readonly Json[]): string[] {
  const lines = records.map(logLine);
  const raw = new Set(ausearch(lines, '--format', 'raw').map(line => line.trimEnd()));
  const read = new Map<string, string>();
  for (const line of ausearch(lines, '-i')) {
    const [, type, serial, text] = /^type=(\S+) msg=audit\([^)]*:(\d+)\) :(.*)/s.exec(line) ?? [];
    const key = `${type} ${serial}`;
    read.set(key, `${read.get(key) ?? ''}${text}`);
  }
  return records.flatMap((record, i) => {
    if (!raw.has(lines[i]!.trimEnd())) return [`ausearch does not find ${lines[i]}`];
    const theirs = read.get(`${record.name.replace(/^AUDIT_/, '')} ${record.body.serial}`) ?? '';
    return interpreted(record.body.decoded ?? {})
      .filter(word => !theirs.includes(word))
      .map(word => `${word} is not in ${theirs}`);
  });
}
