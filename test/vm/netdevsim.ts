/** netdevsim, a driver of simulated switches: not among Debian's modules, so it is built from Debian's source of the same kernel. */
import { copyFileSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs';
import { make } from './module.ts';
import { listModules, place, root, run } from './packages.ts';

/** Puts it among the machine's modules, where it is not there yet. Throws Missing. */
export function addNetdevsim(version: string): void {
  const updates = `${root}/lib/modules/${version}/updates`;
  if (existsSync(`${updates}/netdevsim.ko`)) return;
  const folder = `${place}netdevsim`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
  const name = `linux-source-${/^\d+\.\d+/.exec(version)}`;
  const image = globSync(`${place}packages/linux-image-${version}_*.deb`)[0] ?? '';
  const release = run('dpkg-deb', ['--field', image, 'Version'], place).trim();
  console.error(`vm: downloading ${name} and building netdevsim`);
  run('apt-get', ['download', '-q', `${name}=${release}`], folder);
  const extract = `dpkg-deb --fsys-tarfile ${name}_*.deb | tar -xO ./usr/src/${name}.tar.xz | tar -xJ --strip-components=4 ${name}/drivers/net/netdevsim`;
  run('sh', ['-ec', `${extract}; rm ${name}_*.deb`], folder);
  make(version, folder, 'CONFIG_NETDEVSIM=m');
  mkdirSync(updates, { recursive: true });
  copyFileSync(`${folder}/netdevsim.ko`, `${updates}/netdevsim.ko`);
  listModules(version);
}
