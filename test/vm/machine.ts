/** A small virtual machine with Debian's kernel and every module, over the host's files. */
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root as project } from '../../scripts/bundle.ts';
import { initScript, type Start, startScript } from './init.ts';
import { Missing, place, root, run } from './packages.ts';

const qemu = 'qemu-system-x86_64';
/** What must be loaded before the host's files are there. */
const firstModules = ['virtio_pci', '9pnet_virtio', '9p', 'overlay'];
/** Minutes until a machine that has not ended is switched off. */
const patience = 30;

/** The folder that a machine may write to; it has the same path inside. It has a copy of dist/, which may be built anew meanwhile. */
export const share = `${place}share`;

/** Throws Missing where the host has no qemu. */
export function needQemu(): void {
  if (spawnSync(qemu, ['--version']).status !== 0) throw new Missing(`${qemu} is not installed (qemu-system-x86)`);
}

/** Modules with those that they need before them, as paths below the kernel's folder of modules. */
function inOrder(version: string): string[] {
  const lines = readFileSync(`${root}/lib/modules/${version}/modules.dep`, 'utf8').split('\n');
  const found = firstModules.flatMap(name => {
    const line = lines.find(one => one.includes(`/${name}.ko:`));
    if (!line) throw new Missing(`this kernel has no module ${name}`);
    const [module = '', needs = ''] = line.split(':');
    return [...needs.trim().split(' ').filter(Boolean).reverse(), module];
  });
  return [...new Set(found)];
}

/** The initramfs: busybox, the first modules, /init. Returns its path. */
function makeInitramfs(version: string, start: Start, modules: readonly string[]): string {
  const tree = `${place}initramfs`;
  rmSync(tree, { recursive: true, force: true });
  for (const folder of ['bin', 'dev', 'modules', 'host', 'packages', 'upper', 'new'])
    mkdirSync(`${tree}/${folder}`, { recursive: true });
  copyFileSync(`${root}/usr/bin/busybox`, `${tree}/bin/busybox`);
  for (const file of modules)
    copyFileSync(`${root}/lib/modules/${version}/${file}`, `${tree}/modules/${basename(file)}`);
  writeFileSync(`${tree}/init`, initScript(start));
  chmodSync(`${tree}/init`, 0o755);
  const archive = spawnSync('sh', ['-c', `find . | ${root}/usr/bin/busybox cpio -o -H newc`], {
    cwd: tree,
    maxBuffer: 1 << 28,
  });
  if (archive.status !== 0) throw new Missing(`busybox cpio: ${archive.stderr}`);
  const file = `${place}initramfs.gz`;
  writeFileSync(file, gzipSync(archive.stdout));
  return file;
}

const folder = (path: string, tag: string, more: string): string[] => [
  '-virtfs',
  `local,path=${path},mount_tag=${tag},security_model=none,multidevs=remap${more}`,
];

/** A network card; all are on one hub. They are there when their drivers are loaded. */
const card = (model: string, number: number): string[] => [
  ...['-netdev', `hubport,id=net${number},hubid=0`],
  ...['-device', `${model},netdev=net${number}`],
];

/**
 * Runs a command in the machine, in the project's folder, as root; what it prints goes to stdout. Resolves to its exit
 * code; rejects where the machine ended without one.
 */
export async function runInMachine(version: string, command: string): Promise<number> {
  mkdirSync(share, { recursive: true });
  rmSync(`${share}/exit`, { force: true });
  rmSync(`${share}/dist`, { recursive: true, force: true });
  cpSync(`${project}dist`, `${share}/dist`, { recursive: true });
  const modules = inOrder(version);
  const start: Start = { modules: modules.map(file => basename(file)), project, share, command };
  writeFileSync(`${share}/start`, startScript(start));
  const console = `${place}console.log`;
  const child = spawn(
    qemu,
    [
      ...['-accel', 'tcg', '-cpu', 'max', '-smp', '2', '-m', '2048', '-nodefaults', '-display', 'none', '-no-reboot'],
      ...['-kernel', `${root}/boot/vmlinuz-${version}`, '-initrd', makeInitramfs(version, start, modules)],
      // selinux without a policy forbids nothing
      ...['-append', 'console=ttyS0 panic=-1 oops=panic security=selinux'],
      ...['-serial', `file:${console}`, '-serial', 'stdio'],
      ...card('e1000e', 0),
      ...card('virtio-net-pci', 1),
      ...folder('/', 'host', ',readonly=on'),
      ...folder(root, 'packages', ',readonly=on'),
      ...folder(share, 'share', ''),
    ],
    { stdio: ['ignore', 'inherit', 'inherit'], timeout: patience * 60_000, killSignal: 'SIGKILL' },
  );
  await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const file = `${share}/exit`;
  if (!existsSync(file)) throw new Error(`the machine ended too early:\n${tail(console)}`);
  return Number(readFileSync(file, 'utf8'));
}

const tail = (file: string): string => run('tail', ['-n', '30', file], place);
