/** A network namespace for one test: as root, or in one's own user namespace (`unshare -Urn`). */
import { spawn, spawnSync } from 'node:child_process';

export interface TestNetns {
  /** the process that keeps it, usable as `--netns PID` */
  pid: number;
  path: string;
  /** nltool's words for it */
  own: string[];
  /** Runs a program in it and returns its output; throws what it printed where it fails. */
  run(command: string, ...args: string[]): string;
  /** One command a line, as `ip -batch` takes them. */
  ipBatch(lines: string): void;
  close(): void;
}

/** Why no namespace can be made here, or undefined. */
export function netnsMissing(): string | undefined {
  const { status, error } = spawnSync('unshare', ['-n', 'ip', 'link'], { stdio: 'ignore' });
  if (error !== undefined) return 'unshare is not installed';
  return status === 0 ? undefined : 'needs iproute2 and CAP_SYS_ADMIN: root, or unshare -Urn';
}

export async function makeNetns(): Promise<TestNetns> {
  const child = spawn('unshare', ['-n', 'sh', '-c', 'echo; exec sleep 600'], { stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise<void>((resolve, reject) => {
    child.stdout.once('data', () => resolve());
    child.once('exit', () => reject(new Error('unshare failed')));
  });
  const pid = child.pid!;
  const enter = (input: string | undefined, command: string, args: string[]): string => {
    const all = ['-t', String(pid), '-n', command, ...args];
    const { status, stdout, stderr } = spawnSync('nsenter', all, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
    return stdout;
  };
  return {
    pid,
    path: `/proc/${pid}/ns/net`,
    own: ['--netns', String(pid)],
    run: (command, ...args) => enter(undefined, command, args),
    ipBatch: lines => void enter(lines, 'ip', ['-batch', '-']),
    close: () => void child.kill('SIGKILL'),
  };
}
