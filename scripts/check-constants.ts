/**
 * Checks every constant, struct size, member offset and system call of every built-in schema against uapi headers.
 * usage: node scripts/check-constants.ts [--headers FOLDER] [--strict] [--list]
 * FOLDER holds `linux/` or `usr/include/linux/`; without it build/headers is taken if it is there, else the system's.
 * --strict, implied by build/headers: they are the newest, and what they lack is an error unless scripts/outside-uapi.ts names it.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkClaims } from './check-claims.ts';
import { collectClaims } from './claims.ts';
import { openHeaders } from './headers.ts';
import { checkSystemCalls } from './system-calls.ts';

const { values: options } = parseArgs({
  options: { headers: { type: 'string' }, strict: { type: 'boolean' }, list: { type: 'boolean' } },
});
const fetched = join(import.meta.dirname, '../build/headers');
const given = options.headers ?? (existsSync(fetched) ? fetched : '/usr/include');
const root = existsSync(join(given, 'usr/include/linux')) ? join(given, 'usr/include') : given;
if (!existsSync(join(root, 'linux/netlink.h'))) {
  console.error(`check-constants: no linux/netlink.h in ${root}`);
  process.exit(2);
}

const strict = options.strict ?? given === fetched;
const result = checkClaims(await collectClaims(), openHeaders(root), strict);
const calls = checkSystemCalls(root, strict);
const wrong = [...result.wrong, ...calls.wrong];
const absent = [...result.absent, ...calls.absent];
for (const line of wrong) console.log(`WRONG  ${line}`);
if (options.list) for (const line of [...absent, ...result.outside]) console.log(line);
console.log(
  `${root}: ${result.constants} constants, ${result.structs} structs, ${result.members} members and ${calls.calls} system calls checked, ` +
    `${absent.length} not in these headers, ${result.outside.length} in no packaged header, ${wrong.length} wrong`,
);
process.exitCode = wrong.length ? 1 : 0;
