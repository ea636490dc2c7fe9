/** Generic family NLBL_MGMT: which labels the packets of a security domain carry (net/netlabel/netlabel_mgmt.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { ipv4, ipv6, nest, string, u16, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { call, change, dump, operations } from './operations.ts';

/** NETLBL_NLTYPE_* (include/net/netlabel.h). */
const protocol = enumeration('netlbl-protocol', 'NETLBL_NLTYPE_', {
  none: 0,
  mgmt: 1,
  ripso: 2,
  cipsov4: 3,
  cipsov6: 4,
  unlabeled: 5,
  addrselect: 6,
  calipso: 7,
});

const mgmtAttributes: AttributeSet = attributeSet('mgmt-attrs', 'NLBL_MGMT_A_', {
  unspec: [0, unused()],
  domain: [1, string(), { doc: 'of the security module' }],
  protocol: [2, u32({ enum: () => protocol })],
  version: [3, u32()],
  cv4doi: [4, u32(), { doc: 'domain of interpretation of CIPSO' }],
  ipv6addr: [5, ipv6()],
  ipv6mask: [6, ipv6()],
  ipv4addr: [7, ipv4()],
  ipv4mask: [8, ipv4()],
  addrselector: [9, multi(nest(() => selector)), { doc: 'an address with its protocol' }],
  selectorlist: [10, nest(() => selectorList)],
  family: [11, u16({ enum: () => addressFamily })],
  clpdoi: [12, u32(), { doc: 'domain of interpretation of CALIPSO' }],
});

const selector = subsetOf(mgmtAttributes, 'mgmt-selector-attrs', [
  'protocol',
  'cv4doi',
  'ipv6addr',
  'ipv6mask',
  'ipv4addr',
  'ipv4mask',
  'clpdoi',
]);

const selectorList = subsetOf(mgmtAttributes, 'mgmt-selectorlist-attrs', ['addrselector']);

const mapping = ['domain', 'family', 'protocol', 'cv4doi', 'clpdoi', 'ipv4addr', 'ipv6addr', 'selectorlist'];

export const nlblMgmt: Family = {
  name: 'NLBL_MGMT',
  protocol: 'generic',
  doc: 'which labels the packets of a security domain carry',
  version: 3,
  nested: false,
  operations: operations(
    'NLBL_MGMT_C_',
    { attributes: () => mgmtAttributes, summary: mapping },
    {
      add: change(1, 'map a domain', { needs: ['domain'] }),
      remove: change(2, 'take the mapping of a domain away', { needs: ['domain'] }),
      listall: dump(3, 3, 'the mappings of all domains'),
      adddef: change(4, 'map the domains that have no mapping', { verb: 'new', needs: ['protocol'] }),
      removedef: change(5, 'take the default mapping away', { verb: 'delete' }),
      listdef: call(6, 6, 'the default mapping of an address family', { verb: 'get' }),
      protocols: dump(7, 7, 'the label protocols that the kernel has'),
      version: call(8, 8, 'the version of NetLabel', { verb: 'get', summary: ['version'] }),
    },
  ),
};
