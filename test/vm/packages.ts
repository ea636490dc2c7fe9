/** Debian's kernel, its headers and a few tools, unpacked into build/vm/root; nothing is installed. */
import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { root as project } from '../../scripts/bundle.ts';

/** All that the virtual machine is made of lies here. */
export const place = `${project}build/vm/`;
/** The packages' files: the machine sees them over the host's own. */
export const root = `${place}root`;

/** What commands of the scenarios come from, and the libraries that they need. */
const tools = [
  'busybox-static',
  'kmod',
  'libkmod2',
  'tcpdump',
  'libpcap0.8',
  'iw',
  'hostapd',
  'wpasupplicant',
  'libdbus-1-3',
  'libpcsclite1',
  'wpan-tools',
  'ipvsadm',
  'libpopt0',
  'batctl',
  'wireguard-tools',
  'nbd-client',
  'libnl-3-200',
  'libnl-genl-3-200',
  'auditd',
  'libauparse0',
  'checkpolicy',
  'rdmacm-utils',
  'librdmacm1',
  'libibverbs1',
  'ibverbs-providers',
  'libnl-route-3-200',
];

/** What the machine cannot be made without. */
export class Missing extends Error {}

/** Runs a command to its end. Throws Missing where it cannot or fails. */
export function run(command: string, args: string[], cwd: string, options: SpawnSyncOptions = {}): string {
  const given = { ...options, cwd, encoding: 'utf8', maxBuffer: 1 << 26 } as const;
  const { stdout, stderr, status, error } = spawnSync(command, args, given);
  if (error) throw new Missing(`${command} is not there: ${error.message}`);
  if (status !== 0) throw new Missing(`${command} ${args.join(' ')}: ${stderr.trim().split('\n').at(-1)}`);
  return stdout;
}

/** The version of the newest kernel that apt knows: `6.1.0-56-amd64`. */
function kernelVersion(): string {
  const depends = run('apt-cache', ['depends', '--important', 'linux-image-amd64'], project);
  const version = /linux-image-(\d\S*)/.exec(depends)?.[1];
  if (!version) throw new Missing('apt knows no linux-image-amd64');
  return version;
}

/** The kernel's packages: itself with every module, and what modules are built with. */
function kernelPackages(version: string): string[] {
  const headers = `linux-headers-${version}`;
  const depends = run('apt-cache', ['depends', '--important', headers], project);
  const needed = [...depends.matchAll(/Depends: (linux-(?:headers|kbuild)-\S+)/g)].map(match => match[1]!);
  return [`linux-image-${version}`, headers, ...needed];
}

/** The headers' Makefiles name each other by absolute paths: they are led to where they were unpacked. */
function settleHeaders(version: string): void {
  const file = `${root}/usr/src/linux-headers-${version}/Makefile`;
  writeFileSync(file, readFileSync(file, 'utf8').replaceAll(/(?<= )\/usr\/src\//g, `${root}/usr/src/`));
}

/** Which modules need and provide what: modules.dep, modules.alias and the like. */
export function listModules(version: string): void {
  const env = { ...process.env, LD_LIBRARY_PATH: `${root}/usr/lib/x86_64-linux-gnu` };
  run(`${root}/usr/bin/kmod`, ['-b', root, version], place, { argv0: 'depmod', env });
}

/** Unpacks what is not there yet. Returns the kernel's version. Throws Missing. */
export function unpack(): string {
  const stamp = `${place}unpacked`;
  const wanted = tools.join(' ');
  if (existsSync(stamp)) {
    const [version = '', had] = readFileSync(stamp, 'utf8').split('\n');
    if (had === wanted) return version;
  }
  const version = kernelVersion();
  const debs = `${place}packages`;
  rmSync(root, { recursive: true, force: true });
  mkdirSync(debs, { recursive: true });
  for (const folder of ['bin', 'sbin', 'lib', 'lib64']) {
    mkdirSync(`${root}/usr/${folder}`, { recursive: true });
    symlinkSync(`usr/${folder}`, `${root}/${folder}`);
  }
  console.error('vm: downloading and unpacking Debian packages');
  run('apt-get', ['download', '-q', ...kernelPackages(version), ...tools], debs);
  const extract = 'dpkg-deb --fsys-tarfile "$0" | tar -x --keep-directory-symlink -C "$1"';
  for (const deb of globSync(`${debs}/*.deb`)) run('sh', ['-c', extract, deb, root], place);
  settleHeaders(version);
  listModules(version);
  writeFileSync(stamp, `${version}\n${wanted}`);
  return version;
}
