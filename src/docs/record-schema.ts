/** The JSON contract as JSON Schema (draft 2020-12), from the facts of src/codec/record.ts. */
import { contractVersion, recordKinds } from '../codec/record.ts';
import type { JsonSchema } from '../types/face.ts';

export const draft = 'https://json-schema.org/draft/2020-12/schema';

const object = (properties: { [key: string]: JsonSchema }, required: string[] = []): JsonSchema => ({
  type: 'object',
  properties,
  ...(required.length > 0 ? { required } : {}),
  additionalProperties: false,
});
const doc = (description: string, schema: JsonSchema): JsonSchema => ({ description, ...schema });
const ref = (name: string): JsonSchema => ({ $ref: `#/$defs/${name}` });
const string: JsonSchema = { type: 'string' };
const list = (items: JsonSchema): JsonSchema => ({ type: 'array', items });
const natural = (maximum: number, minimum = 0): JsonSchema => ({ type: 'integer', minimum, maximum });
const u16 = natural(0xffff);
const u32 = natural(0xffffffff);
const byPath = (value: JsonSchema): JsonSchema => ({ type: 'object', additionalProperties: value });

/** What records of every kind share. Parts that a schema describes are `fixed`, `body` and `attributes`. */
export const recordProperties: { [key: string]: JsonSchema } = {
  v: doc('version of this contract; versions only add', { const: contractVersion }),
  kind: doc('what the datagram held', { enum: recordKinds }),
  time: doc('when it was received: ISO 8601 in UTC with microseconds, or as --time asks', string),
  frame: doc('number in the capture', { type: 'integer', minimum: 1 }),
  part: doc('which message of its datagram, where there are several', { type: 'integer', minimum: 1 }),
  group: doc('multicast group that it came by', { type: ['string', 'integer'] }),
  nsid: doc('the network namespace it came from, where that is not the own one', { type: 'integer' }),
  process: doc('who has the sending port: name/process ID', string),
  packet: doc("the capture's own facts about the packet", { type: 'object' }),
  protocol: doc('name of the NETLINK_* protocol', string),
  family: doc('rt-link, nlctrl …', string),
  operation: doc('name of the operation', string),
  direction: doc('where it went', { enum: ['to-kernel', 'from-kernel'] }),
  schema: doc("where the schema is from that nobody wrote: the kernel's policy", string),
  notify: doc('sent unasked', { const: true }),
  header: doc('of the message', ref('header')),
  name: doc("the kernel's constant of the message", string),
  fixed: doc("the fixed header, its members without the struct's prefix", ref('object')),
  body: doc('what is no attribute: strings, structs, bytes', ref('value')),
  attributes: doc('in the order in which they came', ref('object')),
  error: doc('an errno', ref('error')),
  extended_ack: doc('what the kernel says about an error or warning', ref('extendedAck')),
  applied: doc('of an ack: not done after all, as the batch around it was refused', { const: false }),
  request: doc('the request that an error or ack echoes', ref('record')),
  formats: doc(
    'by path: which case of a type was taken, or what another message told of the thing so named',
    byPath(string),
  ),
  wire: doc('by path: how the bytes differ from those that the schema would write', byPath(ref('wireNote'))),
  unknown: doc('bytes that no schema knows', list(ref('unknown'))),
  problems: doc('what the schema does not allow', list(ref('problem'))),
  redacted: doc('paths of key material that is hidden', list(string)),
  lost: doc('of kind overrun: how many datagrams the kernel dropped since the last, 0 where it does not say', {
    type: 'integer',
  }),
  total: doc('of kind overrun: how many on this socket', { type: 'integer' }),
  hex: doc('of kind raw: the bytes', ref('hex')),
};

export const recordDefinitions: { [name: string]: JsonSchema } = {
  hex: { type: 'string', pattern: '^([0-9a-f]{2})*$' },
  value: {
    anyOf: [{ type: ['string', 'number', 'boolean'] }, list(ref('value')), ref('object')],
    description: 'never null; integers have all their digits, 64-bit ones too',
  },
  object: { type: 'object', additionalProperties: ref('value') },
  header: object(
    {
      len: doc('nlmsg_len in bytes; ignored on input', u32),
      type: doc('nlmsg_type', u16),
      flags: doc('names; what has none is one integer at the end', list({ type: ['string', 'integer'] })),
      seq: doc('nlmsg_seq: the answer has that of its question', u32),
      port: doc('a port ID, not a process ID', u32),
      cmd: doc('of genlmsghdr', natural(0xff)),
      version: doc('of genlmsghdr', natural(0xff)),
    },
    ['len', 'type', 'flags', 'seq', 'port'],
  ),
  error: object(
    {
      code: doc('errno, positive; 0 is success', { type: 'integer' }),
      name: doc('ENOENT …', string),
      message: doc('what strerror(3) says', string),
    },
    ['code'],
  ),
  extendedAck: {
    type: 'object',
    properties: {
      text: doc('in words', string),
      path: doc('the attribute that was refused', string),
      missing: doc('the attribute that is missing', string),
    },
    additionalProperties: ref('value'),
  },
  unknown: object(
    {
      path: doc('where it lies; empty for the top', string),
      type: doc('nla_type, all 16 bits; absent: a tail that is no attribute', u16),
      position: doc('index among the attributes there', { type: 'integer', minimum: 0 }),
      hex: doc('its bytes', { type: 'string' }),
      pad: doc('padding behind it that is not zeros', ref('hex')),
      guess: doc('what it looks like, from the bytes alone; ignored on input', ref('guess')),
    },
    ['path', 'hex'],
  ),
  guess: object(
    {
      as: doc('what the bytes look like', { enum: ['flag', 'u8', 'u16', 'u32', 'u64', 'string', 'nest'] }),
      value: doc('as that', { type: ['string', 'integer'] }),
      inside: doc(
        'of a nest: its attributes',
        list(object({ type: u16, hex: ref('hex'), guess: ref('guess') }, ['type', 'hex'])),
      ),
    },
    ['as'],
  ),
  problem: object(
    {
      code: doc('what is wrong, as a word', { type: 'string' }),
      path: doc('where; empty for the message', string),
      offset: doc('from the start of the message, in bytes', { type: 'integer', minimum: 0 }),
      message: doc('what is wrong, as a sentence', string),
    },
    ['code', 'path', 'offset', 'message'],
  ),
  wireNote: object({
    bits: doc('bits of nla_type outside the number', u16),
    pad: doc('padding that is not zeros', ref('hex')),
    len: doc("the payload's length in bytes", { type: 'integer', minimum: 0 }),
    order: doc('the order in which keys came', list(string)),
    repeat: doc('the attribute stands several times, though the schema has it once', { const: true }),
    reserved: doc('genlmsghdr.reserved', u16),
    short: doc('of the message: nlmsg_len leaves out the header', { const: true }),
    hex: doc('the whole message', ref('hex')),
  }),
};

/** What each kind of record must have. */
const needs = (kind: string, required: string[]): JsonSchema => ({
  if: { properties: { kind: { const: kind } }, required: ['kind'] },
  // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
  then: { required },
});

export const recordDefinition: JsonSchema = {
  type: 'object',
  properties: recordProperties,
  required: ['v', 'kind', 'protocol'],
  additionalProperties: false,
  allOf: [needs('error', ['error', 'header']), needs('ack', ['error', 'header']), needs('raw', ['hex'])],
};

/** The contract, of any record. */
export const recordSchema: JsonSchema = {
  $schema: draft,
  title: 'nltool record',
  description: 'One line of NDJSON as nltool listen, send and decode print it and encode and send read it.',
  $ref: '#/$defs/record',
  $defs: { record: recordDefinition, ...recordDefinitions },
};
