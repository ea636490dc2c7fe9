import type { CommandSpec } from '../command.ts';
import { exitCodes, netns, outputOptions, spec as specOption } from '../shared/options.ts';

export const spec: CommandSpec = {
  name: 'describe',
  summary: 'the schema of a protocol, family, operation or attribute',
  usage: ['[PROTO|FAMILY] [OPERATION|PATH|GROUP] [options]', 'CONSTANT [options]', 'FAMILY --policy|--yaml [options]'],
  description: [
    'Says what nltool knows: of a protocol its families and groups, of a family its operations, of an operation the fixed header and the tree of its attributes with numbers, types and checks, of an attribute its type and values. Without words, every protocol and family.',
    'A PATH goes into nests with dots: `linkinfo.data`. Where a type depends on something else in the message, the path may name the case: `linkinfo.data.vlan.id`. Members of the fixed header are `fixed.index`, or `index` where no attribute has that name.',
    'Any constant of the kernel headers that a schema has is found: an attribute (IFLA_MTU), an operation (RTM_NEWLINK), a group (RTNLGRP_LINK), a flag or value (IFF_UP, NLM_F_DUMP_INTR), an error number (ENOENT). So is a name without its family, where few things have it.',
    'With --policy, a generic family is shown as the running kernel describes it (CTRL_CMD_GETPOLICY): its operations, who may call them, and what it checks in their attributes; where there is a schema, each difference between the two is marked.',
  ],
  arguments: [
    { name: 'PROTO|FAMILY|CONSTANT', doc: 'a protocol, a family, or any constant', completes: 'family' },
    { name: 'OPERATION|PATH|GROUP', doc: 'what of it: a name, or names joined by dots', completes: 'operation' },
    { name: 'PATH', doc: 'an attribute of that operation', completes: 'attribute' },
  ],
  options: [
    {
      name: 'json-schema',
      doc: 'print a JSON Schema (draft 2020-12) instead',
      details: [
        'Of an operation: of its records. Of a family: of the records of all its operations. Without words: of the whole contract.',
      ],
      section: 'Output',
    },
    {
      name: 'verbose',
      short: 'v',
      doc: 'with constants, and one level more of nests',
      section: 'Output',
    },
    ...outputOptions,
    {
      name: 'policy',
      doc: "what the running kernel's policy says of a generic family",
      details: [
        'Where a schema is known, attributes that only one of them has, and types, lengths and ranges that differ, are marked.',
      ],
      section: 'Kernel and schemas',
    },
    { name: 'kernel', doc: 'the same as --policy', section: 'Kernel and schemas' },
    {
      name: 'yaml',
      doc: "a generic family's policy as a YNL spec to finish",
      details: [
        'The kernel tells numbers, types and ranges: names, replies and events are to be filled in. --spec reads the result as it is.',
      ],
      section: 'Kernel and schemas',
    },
    specOption,
    netns,
  ],
  examples: [
    { doc: 'how a link is made', command: 'nltool describe rt-link newlink' },
    { doc: 'what the kind of a link decides', command: 'nltool describe rt-link linkinfo.data' },
    { doc: 'what a constant is', command: 'nltool describe IFLA_MTU' },
    {
      doc: 'a family of your own, against the kernel that you built',
      command: 'nltool describe myfamily --spec myfamily.yaml --policy',
    },
    {
      doc: 'a spec for a family that nobody has described',
      command: 'nltool describe myfamily --yaml > myfamily.yaml',
    },
    {
      doc: 'check records with any validator',
      command: 'nltool describe rt-addr newaddr --json-schema > newaddr.schema.json',
    },
  ],
  exitCodes: exitCodes(
    'the kernel refused, or has no such family',
    'usage: an unknown word, option or value, or a wrong spec',
  ),
  seeAlso: ['nltool-send(1)', 'nltool-json(7)', 'nltool-route(7)', 'nltool-generic(7)'],
  load: () => import('./run.ts'),
};
