import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { be16, be32, nest, select, string, u8 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { createAttributes, elementAttributes } from './ipset-data.ts';
import { ipsetErrors } from './ipset-errors.ts';
import { baseOf, nfProto, operations, plainHeader } from './nfgenmsg.ts';

/** IPSET_FLAG_*: of a command, and of the rules that ask a set. */
const commandFlags = flagSet('ipset-cmd-flags', 'IPSET_FLAG_', {
  exist: { value: 0x1, doc: 'what is there already, or is not, is no error' },
  'list-setname': 0x2,
  'list-header': 0x4,
  'skip-counter-update': 0x8,
  'skip-subcounter-update': 0x10,
  'match-counters': 0x20,
  'return-nomatch': 0x80,
  'map-skbmark': 0x100,
  'map-skbprio': 0x200,
  'map-skbqueue': 0x400,
});

const elements = attributeSet(
  'ipset-adt-list-attrs',
  'IPSET_ATTR_',
  { data: [7, multi(nest(() => elementAttributes))] },
  { netByteOrder: true },
);

/** Elements in add, del and test; the set itself in all else. */
const data = select(
  [{ name: 'element', when: { 'message.operation': ['add', 'del', 'test'] }, type: nest(() => elementAttributes) }],
  nest(() => createAttributes),
);

/** IPSET_ATTR_*: numbers 3 and 10 mean something else in some commands. */
const commandAttributes = <N extends string, M extends string>(name: string, third: N, tenth: M) =>
  attributeSet(
    name,
    'IPSET_ATTR_',
    {
      protocol: [1, u8(), { doc: 'version of the ipset protocol' }],
      setname: [2, string({ maxLen: 31 })],
      [third]: [3, string({ maxLen: 31 })],
      revision: [4, u8(), { doc: 'of the set type' }],
      family: [5, u8({ enum: () => nfProto })],
      flags: [6, be32({ enum: () => commandFlags })],
      data: [7, data],
      adt: [8, nest(() => elements)],
      lineno: [
        9,
        be32(),
        { doc: 'of the line that is restored; the kernel puts the wrong one into the request that an error echoes' },
      ],
      [tenth]: [10, u8()],
      index: [11, be16(), { doc: 'what the kernel knows the set by' }],
    },
    { netByteOrder: true },
  );

const setAttributes = commandAttributes('ipset-attrs', 'typename', 'protocol-min');
const pairAttributes = commandAttributes('ipset-pair-attrs', 'setname2', 'protocol-min');
const typeAttributes = commandAttributes('ipset-type-attrs', 'typename', 'revision-min');

const common: Partial<Operation> = {
  attributes: () => setAttributes,
  needs: ['setname'],
  summary: ['setname', 'typename', 'family', 'data', 'adt.data', 'index'],
};
const pair: Partial<Operation> = { attributes: () => pairAttributes, summary: ['setname', 'setname2'] };
const base = baseOf('ipset');

/** IPSET_CMD_*. */
export const ipset: Family = {
  name: 'ipset',
  protocol: 'netfilter',
  doc: 'sets of addresses, ports, networks, marks that rules can ask',
  nested: true,
  base,
  fixed: plainHeader,
  errors: ipsetErrors,
  operations: operations(
    base,
    'IPSET_CMD_',
    {
      protocol: {
        request: 1,
        reply: 1,
        modes: ['do'],
        verb: 'get',
        doc: 'ask which versions of the protocol the kernel speaks',
        needs: ['protocol'],
        summary: ['protocol', 'protocol-min'],
      },
      create: {
        request: 2,
        modes: ['do'],
        verb: 'new',
        doc: 'make a set',
        flags: ['create'],
        summary: ['setname', 'typename', 'family', 'revision', 'data'],
      },
      destroy: { request: 3, modes: ['do'], verb: 'delete', doc: 'remove a set, or all', needs: ['protocol'] },
      flush: { request: 4, modes: ['do'], verb: 'delete', doc: 'empty a set, or all', needs: ['protocol'] },
      rename: { request: 5, modes: ['do'], verb: 'other', doc: 'rename a set', ...pair },
      swap: { request: 6, modes: ['do'], verb: 'other', doc: 'swap the contents of two sets', ...pair },
      list: {
        request: 7,
        reply: 7,
        modes: ['dump'],
        verb: 'get',
        doc: 'ask for a set or for all, with their elements',
        needs: ['protocol'],
      },
      save: {
        request: 8,
        reply: 7,
        modes: ['dump'],
        verb: 'get',
        doc: 'the same as list; answered as list',
        needs: ['protocol'],
      },
      add: { request: 9, modes: ['do'], verb: 'new', doc: 'add an element, or several' },
      del: { request: 10, modes: ['do'], verb: 'delete', doc: 'remove an element, or several' },
      test: { request: 11, modes: ['do'], verb: 'get', doc: 'ask whether an element is there' },
      header: {
        request: 12,
        reply: 12,
        modes: ['do'],
        verb: 'get',
        doc: 'ask of what type a set is',
        summary: ['setname', 'typename', 'family', 'revision'],
      },
      type: {
        request: 13,
        reply: 13,
        modes: ['do'],
        verb: 'get',
        doc: 'ask which revisions of a set type the kernel has',
        attributes: () => typeAttributes,
        needs: ['typename'],
        summary: ['typename', 'family', 'revision', 'revision-min'],
      },
      'get-byname': { request: 14, reply: 14, modes: ['do'], verb: 'get', doc: 'ask for the index of a set' },
      'get-byindex': {
        request: 15,
        reply: 15,
        modes: ['do'],
        verb: 'get',
        doc: 'ask for the name of a set',
        needs: ['index'],
      },
    },
    common,
  ),
};
