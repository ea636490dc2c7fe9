/** RDMA_NL_IWPM_*: the iWARP port mapper; types are 2 << 10 and the operation. The two directions have attributes of their own. */
import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import { string, u16, u32 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { sockaddrStorage } from '../sockaddr.ts';

const client = 2 << 10;
const prefix = 'IWPM_NLA_';

const mapFlags = flagSet('iwpm-flags', 'IWPM_FLAGS_', { 'no-port-map': 0x1 });
const flags = u32({ enum: () => mapFlags });
const error = u16({ hint: 'errno' });

const register = attributeSet('iwpm-reg-attrs', prefix, {
  'reg-pid-seq': [1, u32()],
  'reg-if-name': [2, string()],
  'reg-ibdev-name': [3, string()],
  'reg-ulib-name': [4, string()],
});
const registered = attributeSet('iwpm-rreg-attrs', prefix, {
  'rreg-pid-seq': [1, u32()],
  'rreg-ibdev-name': [2, string()],
  'rreg-ulib-name': [3, string()],
  'rreg-ulib-ver': [4, u16()],
  'rreg-pid-err': [5, error],
});
const manage = attributeSet('iwpm-manage-attrs', prefix, {
  'manage-mapping-seq': [1, u32()],
  'manage-addr': [2, sockaddrStorage],
  'manage-flags': [3, flags],
});
const managed = attributeSet('iwpm-rmanage-attrs', prefix, {
  'rmanage-mapping-seq': [1, u32()],
  'rmanage-addr': [2, sockaddrStorage],
  'rmanage-mapped-loc-addr': [3, sockaddrStorage],
  'rmanage-mapping-err': [4, error],
});
const query = attributeSet('iwpm-query-attrs', prefix, {
  'query-mapping-seq': [1, u32()],
  'query-local-addr': [2, sockaddrStorage],
  'query-remote-addr': [3, sockaddrStorage],
  'query-flags': [4, flags],
});
const queried = attributeSet('iwpm-rquery-attrs', prefix, {
  'rquery-mapping-seq': [1, u32()],
  'rquery-local-addr': [2, sockaddrStorage],
  'rquery-remote-addr': [3, sockaddrStorage],
  'rquery-mapped-loc-addr': [4, sockaddrStorage],
  'rquery-mapped-rem-addr': [5, sockaddrStorage],
  'rquery-mapping-err': [6, error],
});
const mapInfoRequest = attributeSet('iwpm-mapinfo-req-attrs', prefix, {
  'mapinfo-ulib-name': [1, string()],
  'mapinfo-ulib-ver': [2, u16()],
});
const mapInfo = attributeSet('iwpm-mapinfo-attrs', prefix, {
  'mapinfo-local-addr': [1, sockaddrStorage],
  'mapinfo-mapped-addr': [2, sockaddrStorage],
  'mapinfo-flags': [3, flags],
});
const mapInfoNumber = attributeSet('iwpm-mapinfo-num-attrs', prefix, {
  'mapinfo-seq': [1, u32()],
  'mapinfo-send-num': [2, u32()],
  'mapinfo-ack-num': [3, u32()],
});
const failure = attributeSet('iwpm-err-attrs', prefix, { 'err-seq': [1, u32()], 'err-code': [2, error] });
const hello = attributeSet('iwpm-hello-attrs', prefix, { 'hello-abi-version': [1, u16()] });

const constantOf = (name: string): string => `RDMA_NL_IWPM_${name.toUpperCase().replaceAll('-', '_')}`;

/** What the kernel says, and what the port mapper says under the same number. */
const both = (
  name: string,
  number: number,
  told: readonly [string, AttributeSet] | undefined,
  answer: readonly [string, AttributeSet] | undefined,
): Operation[] => [
  ...(told
    ? [
        {
          name,
          constant: constantOf(name),
          doc: told[0],
          reply: client | number,
          modes: ['event' as const],
          verb: 'other' as const,
          attributes: () => told[1],
        },
      ]
    : []),
  ...(answer
    ? [
        {
          name: told ? `${name}-answer` : name,
          constant: constantOf(name),
          doc: answer[0],
          request: client | number,
          modes: ['do' as const],
          verb: 'other' as const,
          attributes: () => answer[1],
          capability: 'CAP_NET_ADMIN',
        },
      ]
    : []),
];

export const iwcm: Family = {
  name: 'iwcm',
  protocol: 'rdma',
  doc: 'iWARP port mapper',
  base: client,
  nested: false,
  operations: [
    ...both('reg-pid', 0, ['the kernel looks for a port mapper', register], ['a port mapper is here', registered]),
    ...both('add-mapping', 1, ['map an address', manage], ['the address it is mapped to', managed]),
    ...both('query-mapping', 2, ["map an address and ask for the peer's", query], ['the addresses', queried]),
    ...both('remove-mapping', 3, ['a mapping is no longer needed', manage], undefined),
    ...both('remote-info', 4, undefined, ["a peer's addresses", queried]),
    ...both('handle-err', 5, ['an error', failure], ['an error', failure]),
    ...both('mapinfo', 6, ['a mapping that the kernel has', mapInfo], ['ask for the mappings', mapInfoRequest]),
    ...both('mapinfo-num', 7, ['how many mappings were sent', mapInfoNumber], ['how many arrived', mapInfoNumber]),
    ...both('hello', 8, ['the version that the kernel speaks', hello], ['the version that the mapper speaks', hello]),
  ],
};
