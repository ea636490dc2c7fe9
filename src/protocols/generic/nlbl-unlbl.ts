/** Generic family NLBL_UNLBL: which labels packets without one get (net/netlabel/netlabel_unlabeled.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { ipv4, ipv6, string, u8, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, dump, operations } from './operations.ts';

const unlabelAttributes = attributeSet('unlabel-attrs', 'NLBL_UNLABEL_A_', {
  unspec: [0, unused()],
  acptflg: [1, u8(), { doc: 'whether packets without a label are accepted' }],
  ipv6addr: [2, ipv6()],
  ipv6mask: [3, ipv6()],
  ipv4addr: [4, ipv4()],
  ipv4mask: [5, ipv4()],
  iface: [6, string({ maxLen: 15 })],
  secctx: [7, string(), { doc: 'security context' }],
});

const label = {
  needs: ['iface'],
  summary: ['iface', 'ipv4addr', 'ipv4mask', 'ipv6addr', 'ipv6mask', 'secctx'],
};
const fallback = {
  needs: ['secctx', 'ipv4addr', 'ipv6addr'],
  summary: ['ipv4addr', 'ipv4mask', 'ipv6addr', 'ipv6mask', 'secctx'],
};

export const nlblUnlbl: Family = {
  name: 'NLBL_UNLBL',
  protocol: 'generic',
  doc: 'which labels packets without one get',
  version: 3,
  nested: false,
  operations: operations(
    'NLBL_UNLABEL_C_',
    { attributes: () => unlabelAttributes },
    {
      accept: change(1, 'accept packets without a label, or not', { needs: ['acptflg'], summary: ['acptflg'] }),
      list: call(2, 2, 'whether packets without a label are accepted', { verb: 'get', summary: ['acptflg'] }),
      staticadd: change(3, 'label packets of an interface and address', { verb: 'new', ...label }),
      staticremove: change(4, 'no longer label packets of an interface and address', { verb: 'delete', ...label }),
      staticlist: dump(5, 5, 'the labels by interface and address', { summary: label.summary }),
      staticadddef: change(6, 'label packets of an address, from any interface', { verb: 'new', ...fallback }),
      staticremovedef: change(7, 'no longer label packets of an address', { verb: 'delete', ...fallback }),
      staticlistdef: dump(8, 8, 'the labels by address', { summary: fallback.summary }),
    },
  ),
};
