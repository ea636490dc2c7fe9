/** What follows struct iscsi_uevent: values, addresses, records (include/scsi/iscsi_if.h, which is no uapi header). */
import {
  array,
  be16,
  binary,
  chars,
  ipv4,
  ipv6,
  type MemberInput,
  pad,
  records,
  select,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../schema/builders.ts';
import type { EnumSchema } from '../../schema/enum.ts';
import type { Type } from '../../schema/type.ts';
import { addressFamily } from '../route/address-family.ts';
import * as parameters from './parameters.ts';

/** A value whose parameter is a password is hidden. */
export const secretValue = (where: string, passwords: string[], type: Type): MemberInput => ({
  inline: true,
  type: select(
    [
      {
        name: 'password',
        when: { [where]: passwords },
        type: struct('iscsi-secret', { value: { type, secret: true } }, { constant: false }),
      },
    ],
    struct('iscsi-value', { value: type }, { constant: false }),
  ),
});

/** Text with its NUL, or numbers as text. */
export const textValue = string();

/** struct sockaddr_in or sockaddr_in6, by its family. */
export const socketAddress = struct(
  'iscsi-sockaddr',
  {
    family: u16({ enum: () => addressFamily }),
    port: be16(),
    rest: {
      inline: true,
      type: select(
        [
          {
            name: 'inet',
            when: { 'member.family': 'inet' },
            type: struct('iscsi-sockaddr-in', { addr: ipv4(), pad: pad(8) }, { constant: false }),
          },
          {
            name: 'inet6',
            when: { 'member.family': 'inet6' },
            type: struct(
              'iscsi-sockaddr-in6',
              { flowinfo: u32({ order: 'big', hint: 'hex' }), addr: ipv6(), 'scope-id': u32({ hint: 'ifindex' }) },
              { constant: false },
            ),
          },
        ],
        struct('iscsi-sockaddr-other', { data: binary() }, { constant: false }),
      ),
    },
  },
  { constant: false },
);

const pathAddress = select(
  [{ name: 'inet', when: { 'member.ip-addr-len': 4 }, type: binary({ hint: 'ipv4', size: 16 }) }],
  ipv6(),
);

export const path = struct(
  'iscsi-path',
  {
    handle: u64({ hint: 'hex' }),
    'mac-addr': binary({ hint: 'mac', size: 6 }),
    'mac-addr-old': binary({ hint: 'mac', size: 6 }),
    'ip-addr-len': u32({ hint: 'bytes' }),
    src: pathAddress,
    dst: pathAddress,
    'vlan-id': u16(),
    pmtu: u16({ hint: 'bytes' }),
    pad: pad(4),
  },
  { constant: false },
);

export const chapRecords = array(
  struct(
    'iscsi-chap-rec',
    {
      'chap-tbl-idx': u16(),
      pad: pad(2),
      'chap-type': u32({ enum: () => parameters.chapType }),
      username: chars(256),
      password: { type: binary({ size: 256 }), secret: true },
      'password-length': u8(),
      pad2: pad(3),
    },
    { constant: false },
  ),
);

const plainValue = struct('iscsi-param-value', { value: binary() }, { constant: false });
const hiddenValue = struct('iscsi-param-secret', { value: { type: binary(), secret: true } }, { constant: false });
const paramValue = (passwords: string[]): Type =>
  passwords.length
    ? select([{ name: 'password', when: { 'member.param': passwords }, type: hiddenValue }], plainValue)
    : plainValue;

/** Parameters, each in an attribute of its own. */
const wrapped = (name: string, members: Record<string, MemberInput>, passwords: string[]) =>
  records({
    header: struct(name, { len: u16(), type: u16(), ...members }, { constant: false }),
    length: 'len',
    unit: 1,
    counts: 'all',
    align: 4,
    inline: true,
    payload: paramValue(passwords),
  });

const numbered = (of: EnumSchema) => ({ 'value-len': u32({ hint: 'bytes' }), param: u16({ enum: () => of }) });

export const chapParameters = wrapped('iscsi-chap-param', numbered(parameters.chapParameter), ['password']);
export const flashParameters = wrapped('iscsi-flashnode-param', numbered(parameters.flashParameter), [
  'password',
  'password-in',
]);
export const interfaceParameters = wrapped(
  'iscsi-iface-param',
  {
    'iface-num': u32(),
    'value-len': u32({ hint: 'bytes' }),
    param: select(
      [{ name: 'net', when: { 'member.param-type': 'net-param' }, type: u16({ enum: () => parameters.netParameter }) }],
      u16({ enum: () => parameters.interfaceParameter }),
    ),
    'iface-type': u8(),
    'param-type': u8({ enum: () => parameters.parameterType }),
  },
  [],
);
