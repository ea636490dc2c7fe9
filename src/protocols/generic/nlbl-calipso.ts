/** Generic family NLBL_CALIPSO: how CALIPSO labels of IPv6 are translated (net/netlabel/netlabel_calipso.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { call, change, dump, operations } from './operations.ts';

/** CALIPSO_MAP_* (include/net/calipso.h). */
const mapping = enumeration('calipso-mapping', 'CALIPSO_MAP_', {
  unknown: 0,
  pass: { value: 2, doc: 'levels and categories stay' },
});

const calipsoAttributes = attributeSet('calipso-attrs', 'NLBL_CALIPSO_A_', {
  unspec: [0, unused()],
  doi: [1, u32(), { doc: 'domain of interpretation' }],
  mtype: [2, u32({ enum: () => mapping })],
});

export const nlblCalipso: Family = {
  name: 'NLBL_CALIPSO',
  protocol: 'generic',
  doc: 'how CALIPSO labels of IPv6 are translated',
  version: 3,
  nested: false,
  operations: operations(
    'NLBL_CALIPSO_C_',
    { attributes: () => calipsoAttributes, needs: ['doi'], summary: ['doi', 'mtype'] },
    {
      add: change(1, 'define a domain of interpretation'),
      remove: change(2, 'take a domain of interpretation away'),
      list: call(3, 3, 'a domain of interpretation', { verb: 'get' }),
      listall: dump(4, 4, 'all domains of interpretation'),
    },
  ),
};
