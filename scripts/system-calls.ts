/** Holds the tables of system calls against `asm/unistd*.h` of each architecture. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemCalls } from '../src/protocols/audit/system-calls.ts';

/** Where Debian's linux-libc-dev has them, and the number that they are counted from. */
const sources: { [architecture: string]: { file: string; base?: number } } = {
  'x86-64': { file: 'x86_64-linux-gnu/asm/unistd_64.h' },
  i386: { file: 'x86_64-linux-gnu/asm/unistd_32.h' },
  aarch64: { file: 'aarch64-linux-gnu/asm/unistd_64.h' },
  arm: { file: 'arm-linux-gnueabihf/asm/unistd-eabi.h' },
  armeb: { file: 'arm-linux-gnueabihf/asm/unistd-eabi.h' },
  loongarch64: { file: 'loongarch64-linux-gnu/asm/unistd_64.h' },
  mips: { file: 'mips-linux-gnu/asm/unistd_o32.h', base: 4000 },
  mipsel: { file: 'mipsel-linux-gnu/asm/unistd_o32.h', base: 4000 },
  mips64: { file: 'mips64-linux-gnuabi64/asm/unistd_n64.h', base: 5000 },
  mipsel64: { file: 'mips64el-linux-gnuabi64/asm/unistd_n64.h', base: 5000 },
  mips64n32: { file: 'mips64-linux-gnuabi64/asm/unistd_n32.h', base: 6000 },
  mipsel64n32: { file: 'mips64el-linux-gnuabi64/asm/unistd_n32.h', base: 6000 },
  ppc: { file: 'powerpc64-linux-gnu/asm/unistd_32.h' },
  ppc64: { file: 'powerpc64-linux-gnu/asm/unistd_64.h' },
  ppc64le: { file: 'powerpc64le-linux-gnu/asm/unistd_64.h' },
  riscv64: { file: 'riscv64-linux-gnu/asm/unistd_64.h' },
  s390x: { file: 's390x-linux-gnu/asm/unistd_64.h' },
};

export interface SystemCallCheck {
  /** how many agree */
  calls: number;
  /** a line for each that these headers lack, and for each that they have beyond the tables */
  absent: string[];
  /** a line for each that contradicts the headers */
  wrong: string[];
}

/** `root` holds `x86_64-linux-gnu/` and the like; `strict`: it has the newest headers, and those of every architecture. */
export function checkSystemCalls(root: string, strict: boolean, tables = systemCalls): SystemCallCheck {
  const result: SystemCallCheck = { calls: 0, absent: [], wrong: [] };
  const lacking = strict ? result.wrong : result.absent;
  for (const [architecture, { entries }] of Object.entries(tables)) {
    const numbers = numbersIn(root, architecture);
    if (!numbers) {
      lacking.push(`system calls of ${architecture}: no header`);
      continue;
    }
    for (const { name, value } of entries) {
      const number = numbers.get(name);
      const called = `system call ${name} of ${architecture}`;
      if (number === value) result.calls++;
      else if (number === undefined) lacking.push(`${called} is in no header`);
      else result.wrong.push(`${called} is ${number} in the headers, ${value} in the table`);
      numbers.delete(name);
    }
    for (const [name, number] of numbers)
      result.absent.push(`system call ${name} (${number}) of ${architecture} is in no table`);
  }
  return result;
}

function numbersIn(root: string, architecture: string): Map<string, number> | undefined {
  const { file = '', base = 0 } = sources[architecture] ?? {};
  const path = join(root, file);
  if (file === '' || !existsSync(path)) return undefined;
  const defines = /^#define\s+__NR_(\w+)\s+\(?(?:__NR_\w+\s*\+\s*)?(\d+)\)?\s*$/gm;
  return new Map(
    [...readFileSync(path, 'utf8').matchAll(defines)].map(([, name, number]) => [name!, base + Number(number)]),
  );
}
