/** The line of text that an audit record is, and the bytes that stand in it as hex (kernel/audit.c: audit_log_n_untrustedstring). */
import {
  bareString,
  be16,
  be32,
  binary,
  ipv4,
  ipv6,
  pad,
  select,
  struct,
  text,
  u16,
  u32,
} from '../../schema/builders.ts';
import type { TextType, Type } from '../../schema/type.ts';
import { addressFamily } from '../route/address-family.ts';
import { argumentNumbers } from './arguments.ts';
import { commonNumbers, numbersOf } from './record-numbers.ts';

const rest = (name: string, members: Parameters<typeof struct>[1]) => ({
  name,
  when: { 'member.family': name },
  type: struct(`sockaddr-${name}`, members, { constant: false }),
});

/** sun_path: abstract names begin with a NUL, behind that of others is whatever lay there in the program's memory. */
const unixPath = select(
  [
    {
      name: 'abstract',
      when: { starts: '\0' },
      type: struct('unix-abstract', { pad: pad(1), abstract: binary({ hint: 'text' }) }, { constant: false }),
    },
  ],
  { kind: 'string', end: 'nul', garbage: true },
);

/** struct sockaddr of a system call, as long as the program gave it */
const socketAddress = struct(
  'sockaddr',
  {
    family: u16({ enum: () => addressFamily }),
    rest: {
      inline: true,
      type: select(
        [
          rest('inet', { port: be16(), addr: ipv4(), pad: pad(8) }),
          rest('inet6', {
            port: be16(),
            flowinfo: be32({ hint: 'hex' }),
            addr: ipv6(),
            'scope-id': u32({ hint: 'ifindex' }),
          }),
          rest('unix', { path: unixPath }),
          rest('netlink', { pad: pad(2), port: u32(), groups: u32({ hint: 'hex' }) }),
        ],
        struct('sockaddr-other', { data: binary() }, { constant: false }),
      ),
    },
  },
  { constant: false },
);

const strings = [
  ...['acct', 'cmd', 'comm', 'cwd', 'data', 'dir', 'exe', 'file', 'key', 'name', 'ocomm', 'path', 'proctitle'],
  ...['sw', 'vm', 'watch'],
];
const encoded = (...names: string[]): { [field: string]: Type } =>
  Object.fromEntries(names.map(name => [name, bareString()]));

const encodedFields = { ...encoded(...strings), saddr: socketAddress };
export const recordText = text({ head: 'audit', encoded: encodedFields, numbers: commonNumbers });

/** What a program has to say; the kernel takes the last byte for a NUL, whatever it is. */
export const userText = select(
  [
    {
      name: 'request',
      when: { 'message.direction': 'to-kernel' },
      type: text({ end: 'nul', encoded: encodedFields, numbers: commonNumbers }),
    },
  ],
  recordText,
);

/** Arguments of a program. In other records a0 to a3 are numbers. */
const argumentsText = text({
  head: 'audit',
  encoded: encoded(...Array.from({ length: 256 }, (_, i) => `a${i}`)),
});

/** What the kernel has to say in records of a type. */
export function kernelText(name: string): TextType {
  if (name === 'execve') return argumentsText;
  const own = name === 'syscall' ? { ...numbersOf[name], ...argumentNumbers } : numbersOf[name];
  return own ? { ...recordText, numbers: { ...commonNumbers, ...own } } : recordText;
}
