/** RDMA_NL_LS_*: the kernel asks a local service where a path leads; types are 4 << 10 and the operation. */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, chars, ipv4, ipv6, pad, select, struct, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import type { StructType, Type } from '../../schema/type.ts';

const client = 4 << 10;

const pathUse = enumeration('ls-resolve-path-use', 'LS_RESOLVE_PATH_USE_', { all: 0, unidirectional: 1, gmp: 2 });

/** The kernel's requests have a header, the answers have attributes alone. */
const fromKernel = (header: StructType): Type =>
  select(
    [
      {
        name: 'answer',
        when: { 'message.direction': 'to-kernel' },
        type: struct('ls-answer', {}, { constant: false }),
      },
    ],
    header,
  );

const resolveHeader = struct('rdma-ls-resolve-header', {
  'device-name': chars(64),
  'port-num': u8(),
  'path-use': u8({ enum: () => pathUse }),
});
const addressHeader = struct('rdma-ls-ip-resolve-header', { ifindex: u32({ hint: 'ifindex' }) });

/** struct ib_path_rec_data (rdma/ib_user_sa.h): the record itself is as on the wire. */
const pathRecord = struct('ib-path-rec-data', {
  flags: u32({ hint: 'hex' }),
  reserved: pad(4),
  'path-rec': binary({ size: 64 }),
});

/** Bit 13 of a type says that the service must know the attribute. */
const lsAttributes = attributeSet(
  'ls-attrs',
  'LS_NLA_TYPE_',
  {
    unspec: [0, unused()],
    'path-record': [1, pathRecord],
    timeout: [2, u32({ hint: 'milliseconds' })],
    'service-id': [3, u64({ hint: 'hex' })],
    dgid: [4, ipv6()],
    sgid: [5, ipv6()],
    tclass: [6, u8({ hint: 'hex' })],
    pkey: [7, u16({ hint: 'hex' })],
    'qos-class': [8, u16()],
    ipv4: [9, ipv4()],
    ipv6: [10, ipv6()],
  },
  { mask: 0x1fff },
);

const operation = (name: string, number: number, doc: string, more: Partial<Operation>): Operation => ({
  name,
  constant: `RDMA_NL_LS_OP_${name.toUpperCase().replaceAll('-', '_')}`,
  doc,
  request: client | number,
  modes: ['do'],
  verb: 'other',
  attributes: () => lsAttributes,
  ...more,
});

export const localService: Family = {
  name: 'rdma-ls',
  protocol: 'rdma',
  doc: 'queries for paths and addresses to a local service',
  base: client,
  nested: false,
  operations: [
    operation('resolve', 0, 'the kernel asks for a path record; the answer', {
      reply: client,
      modes: ['do', 'event'],
      fixed: fromKernel(resolveHeader),
      summary: ['fixed.device-name', 'fixed.port-num', 'dgid', 'sgid'],
    }),
    operation('set-timeout', 1, 'how long the kernel waits for answers', {
      capability: 'CAP_NET_ADMIN',
      summary: ['timeout'],
    }),
    operation('ip-resolve', 2, 'the kernel asks for the GID of an address; the answer', {
      reply: client | 2,
      modes: ['do', 'event'],
      fixed: fromKernel(addressHeader),
      summary: ['fixed.ifindex', 'ipv4', 'ipv6', 'dgid'],
    }),
  ],
};
