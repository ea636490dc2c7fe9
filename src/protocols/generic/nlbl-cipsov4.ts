/** Generic family NLBL_CIPSOv4: how CIPSO labels of IPv4 are translated (net/netlabel/netlabel_cipso_v4.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { nest, u8, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, dump, operations } from './operations.ts';

/** CIPSO_V4_MAP_* (include/net/cipso_ipv4.h). */
const mapping = enumeration('cipso-mapping', 'CIPSO_V4_MAP_', {
  unknown: 0,
  trans: { value: 1, doc: 'levels and categories are translated' },
  pass: { value: 2, doc: 'levels and categories stay' },
  local: { value: 3, doc: 'for this host alone' },
});

/** CIPSO_V4_TAG_* (include/net/cipso_ipv4.h). */
const tag = enumeration('cipso-tag', 'CIPSO_V4_TAG_', {
  invalid: 0,
  rbitmap: 1,
  enum: 2,
  range: 5,
  pbitmap: 6,
  freeform: 7,
  local: 128,
});

const cipsoAttributes: AttributeSet = attributeSet('cipso-attrs', 'NLBL_CIPSOV4_A_', {
  unspec: [0, unused()],
  doi: [1, u32(), { doc: 'domain of interpretation' }],
  mtype: [2, u32({ enum: () => mapping })],
  tag: [3, multi(u8({ enum: () => tag }))],
  taglst: [4, nest(() => tags), { doc: 'the first is preferred' }],
  mlslvlloc: [5, u32(), { doc: 'level here' }],
  mlslvlrem: [6, u32(), { doc: 'level on the network' }],
  mlslvl: [7, multi(nest(() => level))],
  mlslvllst: [8, nest(() => levels)],
  mlscatloc: [9, u32(), { doc: 'category here' }],
  mlscatrem: [10, u32(), { doc: 'category on the network' }],
  mlscat: [11, multi(nest(() => category))],
  mlscatlst: [12, nest(() => categories)],
});

const tags = subsetOf(cipsoAttributes, 'cipso-taglst-attrs', ['tag']);
const level = subsetOf(cipsoAttributes, 'cipso-mlslvl-attrs', ['mlslvlloc', 'mlslvlrem']);
const levels = subsetOf(cipsoAttributes, 'cipso-mlslvllst-attrs', ['mlslvl']);
const category = subsetOf(cipsoAttributes, 'cipso-mlscat-attrs', ['mlscatloc', 'mlscatrem']);
const categories = subsetOf(cipsoAttributes, 'cipso-mlscatlst-attrs', ['mlscat']);

export const nlblCipsov4: Family = {
  name: 'NLBL_CIPSOv4',
  protocol: 'generic',
  doc: 'how CIPSO labels of IPv4 are translated',
  version: 3,
  nested: false,
  operations: operations(
    'NLBL_CIPSOV4_C_',
    {
      attributes: () => cipsoAttributes,
      needs: ['doi'],
      summary: ['doi', 'mtype', 'taglst', 'mlslvllst', 'mlscatlst'],
    },
    {
      add: change(1, 'define a domain of interpretation'),
      remove: change(2, 'take a domain of interpretation away'),
      list: call(3, 3, 'a domain of interpretation', { verb: 'get' }),
      listall: dump(4, 4, 'all domains of interpretation'),
    },
  ),
};
