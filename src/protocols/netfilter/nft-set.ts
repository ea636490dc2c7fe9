/** Sets, maps and their elements (linux/netfilter/nf_tables.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be32, be64, nest, pad, string, told } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Telling } from '../../schema/family.ts';
import { keyType, valueType, verdictAttributes } from './nft-data.ts';
import { dataTypes } from './nft-data-types.ts';
import { expressionAttributes, expressionListAttributes } from './nft-expression.ts';
import { objectType } from './nft-names.ts';
import { elementUserdata, setUserdata } from './nft-userdata.ts';

const setFlags = flagSet('set-flags', 'NFT_SET_', {
  anonymous: 0x1,
  constant: 0x2,
  interval: 0x4,
  map: 0x8,
  timeout: 0x10,
  eval: 0x20,
  object: 0x40,
  concat: 0x80,
  expr: 0x100,
});

const setPolicy = enumeration('set-policies', 'NFT_SET_POL_', { performance: 0, memory: 1 });

const fieldAttributes = attributeSet('set-field-attrs', 'NFTA_SET_FIELD_', { len: [1, be32({ hint: 'bytes' })] });

const concatAttributes = attributeSet('set-desc-concat-attrs', 'NFTA_LIST_', {
  elem: [1, multi(nest(() => fieldAttributes))],
});

const descriptionAttributes = attributeSet('set-desc-attrs', 'NFTA_SET_DESC_', {
  size: [1, be32(), { doc: 'how many elements it has room for' }],
  concat: [2, nest(() => concatAttributes)],
});

const setExpressionAttributes = attributeSet(
  'set-list-attrs',
  'NFTA_LIST_',
  {
    elem: [1, multi(nest(() => expressionAttributes))],
  },
  { reads: ['{elem}'] },
);

export const setAttributes = attributeSet('set-attrs', 'NFTA_SET_', {
  table: [1, string()],
  name: [2, string({ maxLen: 255 })],
  flags: [3, be32({ enum: () => setFlags })],
  'key-type': [4, be32({ enum: () => keyType, valueBits: 6 }), { doc: 'of a concatenation several' }],
  'key-len': [5, be32({ hint: 'bytes' })],
  'data-type': [6, be32({ enum: () => valueType, valueBits: 6 })],
  'data-len': [7, be32({ hint: 'bytes' })],
  policy: [8, be32({ enum: () => setPolicy })],
  desc: [9, nest(() => descriptionAttributes)],
  id: [10, be32(), { doc: 'for what the same batch says of it' }],
  timeout: [11, be64({ hint: 'milliseconds' })],
  'gc-interval': [12, be32({ hint: 'milliseconds' })],
  userdata: [13, setUserdata],
  pad: [14, pad()],
  'obj-type': [15, be32({ enum: () => objectType })],
  handle: [16, be64()],
  expr: [17, nest(() => expressionAttributes)],
  expressions: [18, nest(() => setExpressionAttributes)],
  type: [19, string(), { doc: 'how the kernel stores it' }],
  count: [20, be32(), { doc: 'how many elements it has' }],
});

/** What a set is: its elements have only their bytes. */
export const setTelling: Telling = {
  topic: 'set',
  of: ['fixed.family', 'table', 'name'],
  key: 'key-type',
  value: 'data-type',
  // ranges are compared from the first byte on
  bigEndian: ['flags', 'interval'],
  ask: 'getset',
};

/** NFTA_DATA_* of an element: bytes of the set's types, or a verdict. */
const elementDataAttributes = (part: 'key' | 'value') =>
  attributeSet(
    `setelem-${part}-attrs`,
    'NFTA_DATA_',
    {
      value: [
        1,
        told({ topic: 'set', of: ['fixed.family', 'table', 'set'], part, types: dataTypes, align: 4 }),
        { doc: `of the set's type; of a concatenation, parts by the names of their types` },
      ],
      verdict: [2, nest(() => verdictAttributes)],
    },
    { reads: ['0x{value}', '{verdict}'] },
  );
const keyAttributes = elementDataAttributes('key');
const valueAttributes = elementDataAttributes('value');
const elementData = (part: 'key' | 'value') => nest(() => (part === 'key' ? keyAttributes : valueAttributes));

const elementFlags = flagSet('set-elem-flags', 'NFT_SET_ELEM_', { 'interval-end': 0x1, catchall: 0x2 });

const elementAttributes = attributeSet(
  'setelem-attrs',
  'NFTA_SET_ELEM_',
  {
    key: [1, elementData('key')],
    data: [2, elementData('value')],
    flags: [3, be32({ enum: () => elementFlags })],
    timeout: [4, be64({ hint: 'milliseconds' })],
    expiration: [5, be64({ hint: 'milliseconds' })],
    userdata: [6, elementUserdata],
    expr: [7, nest(() => expressionAttributes)],
    pad: [8, pad()],
    objref: [9, string()],
    'key-end': [10, elementData('key')],
    expressions: [11, nest(() => expressionListAttributes)],
  },
  { reads: ['{key}', 'to {key-end}', ': {data}', '{objref}'] },
);

const elementListAttributes = attributeSet(
  'setelem-list-elem-attrs',
  'NFTA_LIST_',
  { elem: [1, multi(nest(() => elementAttributes))] },
  { counts: 'to-kernel', doc: 'the tool nft numbers elements from 1, the kernel gives all of them 1' },
);

export const elementsAttributes = attributeSet('setelem-list-attrs', 'NFTA_SET_ELEM_LIST_', {
  table: [1, string()],
  set: [2, string()],
  elements: [3, nest(() => elementListAttributes)],
  'set-id': [4, be32(), { doc: 'of a set that the same batch makes' }],
});
