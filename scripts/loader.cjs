// How the built program loads its own files: from dist/, or from the single executable's assets.
// V8's code for the functions that a command has called is kept and given back to it: without it, half of the time to
// start goes into compiling. Node's own compile cache (which Node 20 lacks) keeps only what is compiled before a file runs.
/* global build: names what the files are made of; V8 itself looks at no more than their length */
const { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

const loaded = new Map();
/** Scripts whose compiled code is to be kept, by file. */
const fresh = new Map();
let place;

/** Where files come from, and the code compiled for this command. */
function findPlace() {
  const [, , first = ''] = process.argv;
  const command = /^[a-z]+$/.test(first) ? first : undefined;
  if (load.single) {
    const sea = process.getBuiltinModule('node:sea');
    const asset = name => new Uint8Array(sea.getRawAsset(name));
    return {
      text: file => Buffer.from(sea.getRawAsset(file)).latin1Slice(),
      code: command && (file => asset(`${command}/${file}`)),
    };
  }
  // For whoever owns the files alone: what root leaves in a user's checkout the user could not delete, and nobody
  // should run what another has compiled.
  const own = statSync(__dirname).uid === process.getuid();
  const folder = `${__dirname}/cache/${build}-${process.version}-${process.arch}/${command}`;
  return {
    text: file => readFileSync(`${__dirname}/${file}`, 'latin1'),
    code: own && command && (file => readFileSync(`${folder}/${file}`)),
    folder: own && command ? folder : undefined,
  };
}

function codeOf(file) {
  try {
    return place.code?.(file);
  } catch {
    return undefined;
  }
}

/** Keeps the code of a command that did what it was asked for. */
function keep(exitCode) {
  if (exitCode !== 0) return;
  try {
    mkdirSync(place.folder, { recursive: true });
    for (const [file, script] of fresh) {
      const unfinished = `${place.folder}/${process.pid}`;
      writeFileSync(unfinished, script.createCachedData());
      renameSync(unfinished, `${place.folder}/${file}`);
    }
  } catch {
    // a full or read-only disk costs time alone
  }
}

/** What pieces call `require`; the build puts the first piece behind it. */
function load(name) {
  if (!name.startsWith('./')) return require(name);
  let module = loaded.get(name);
  if (module) return module.exports;
  module = { exports: {} };
  loaded.set(name, module);
  place ??= findPlace();
  const file = name.slice(2);
  const filename = `${__dirname}/${file}`;
  const cachedData = codeOf(file);
  const script = new Script(place.text(file), { filename, cachedData });
  if (place.folder && (cachedData === undefined || script.cachedDataRejected)) {
    if (fresh.size === 0) process.on('exit', keep);
    fresh.set(file, script);
  }
  script.runInThisContext()(module, module.exports, load, filename, __dirname);
  return module.exports;
}

/** The program is a single executable, which is its own first file. Asking node:sea costs a quarter of a millisecond. */
load.single = __filename === process.execPath;
