/** Specs in files and directories: what --spec and NLTOOL_SPEC_PATH name. */
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { SpecError } from './report.ts';

/** In bytes; more is no spec. Also ends the reading of what has no end. */
const longest = 4 * 1024 * 1024;

/** The directories and files of a search path, separated by colons as in PATH. */
export const splitSpecPath = (path: string): string[] => [...new Set(path.split(':').filter(Boolean))];

/** The spec files that `path` names: itself, or of a directory every `.yaml` and `.yml` in it, sorted. Throws SpecError. */
export async function findSpecs(path: string): Promise<string[]> {
  if (path === '-') return [path];
  try {
    if (!(await stat(path)).isDirectory()) return [path];
    const names = (await readdir(path)).filter(name => /\.ya?ml$/.test(name)).sort();
    if (names.length === 0) throw new SpecError([`${path}: no .yaml file in it`]);
    return names.map(name => join(path, name));
  } catch (error) {
    throw asSpecError(path, error);
  }
}

/** The text of a spec file, also of a pipe; `-` is stdin. Throws SpecError. */
export async function readSpec(file: string): Promise<string> {
  try {
    const handle = await open(file === '-' ? '/dev/stdin' : file);
    const chunks: Uint8Array[] = [];
    let length = 0;
    try {
      for (;;) {
        const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(65536) });
        if (bytesRead === 0) break;
        length += bytesRead;
        if (length > longest) throw new SpecError([`${file}: longer than ${longest} bytes`]);
        chunks.push(buffer.subarray(0, bytesRead));
      }
    } finally {
      await handle.close();
    }
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
  } catch (error) {
    throw asSpecError(file, error);
  }
}

function asSpecError(path: string, error: unknown): SpecError {
  if (error instanceof SpecError) return error;
  if (error instanceof TypeError) return new SpecError([`${path}: not UTF-8 text`]);
  const code = (error as NodeJS.ErrnoException).code;
  return new SpecError([`${path}: ${code === 'ENOENT' ? 'no such file or directory' : (error as Error).message}`]);
}
