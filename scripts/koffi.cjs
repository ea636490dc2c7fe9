// Stands for the koffi package inside bundles: its native part alone, without the 5 ms of JavaScript that looks for it.
// A built dist/ takes it from the installed platform package, the single executable from its own asset.
const { chmodSync, mkdtempSync, rmSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

/** Opens glibc's build where a checkout has it, without the millisecond in which Node would look for it. */
function fromCheckout() {
  const target = { exports: {} };
  try {
    process.dlopen(
      target,
      `${__dirname}/../node_modules/@koromix/koffi-linux-${process.arch}/linux_${process.arch}/koffi.node`,
    );
    return target.exports;
  } catch {
    return undefined;
  }
}

/** Loads the native part from the installed package, glibc's build first. */
function fromPackage() {
  const installed = require('node:module').createRequire(__filename);
  const name = `@koromix/koffi-linux-${process.arch}`;
  try {
    return installed(`${name}/linux_${process.arch}/koffi.node`);
  } catch (error) {
    try {
      return installed(`${name}/musl_${process.arch}/koffi.node`);
    } catch {
      throw error;
    }
  }
}

/** Loads it from a file that lives only while it is opened. Directories mounted noexec refuse, so several are tried. */
function fromAsset() {
  const sea = process.getBuiltinModule('node:sea');
  const bytes = new Uint8Array(sea.getRawAsset('koffi.node'));
  const places = [
    process.env.TMPDIR,
    '/tmp',
    process.env.XDG_RUNTIME_DIR,
    '/dev/shm',
    '/run',
    '/var/tmp',
    process.env.HOME,
  ];
  const refused = [];
  for (const place of places) {
    if (!place) continue;
    let directory;
    try {
      directory = mkdtempSync(join(place, 'nltool-'));
      const file = join(directory, 'koffi.node');
      writeFileSync(file, bytes, { mode: 0o600 });
      chmodSync(file, 0o700);
      const target = { exports: {} };
      process.dlopen(target, file);
      return target.exports;
    } catch (error) {
      refused.push(`${place}: ${error.message}`);
    } finally {
      if (directory) rmSync(directory, { recursive: true, force: true });
    }
  }
  throw new Error(
    `cannot unpack the native part of nltool (set TMPDIR to a directory that allows it)\n${refused.join('\n')}`,
  );
}

// as the loader knows it
module.exports = require.single ? fromAsset() : (fromCheckout() ?? fromPackage());
