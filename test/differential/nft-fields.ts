/** What `nft -j` prints, in terms of records. */
import type { Fields, Json } from '../support/differences.ts';

const families: { [name: string]: string } = { ipv4: 'ip', ipv6: 'ip6' };
const family = ({ fixed }: Json): string => families[fixed.family] ?? fixed.family;

const hooks: { [name: string]: string } = {
  'pre-routing': 'prerouting',
  'local-in': 'input',
  'local-out': 'output',
  'post-routing': 'postrouting',
};
const unprinted = ['map', 'anonymous', 'concat', 'expr', 'object', 'eval'];

const comment = ({ attributes }: Json): unknown =>
  attributes.userdata?.find(({ type }: Json) => type === 'comment')?.data;

/** A key or value: nft lists the parts of a concatenation. */
const parts = (value: Json): unknown => (typeof value === 'object' ? { concat: Object.values(value) } : value);

/** A key with what nft says beside it. */
function key({ key: { value }, timeout, userdata }: Json): unknown {
  const val = parts(value);
  const said = userdata?.find((one: Json) => one.type === 'comment')?.data;
  if (timeout === undefined && said === undefined) return val;
  return {
    elem: { val, ...(timeout === undefined ? {} : { timeout: timeout / 1000 }), ...(said ? { comment: said } : {}) },
  };
}

/** The kernel lists hashes in any order. */
const sorted = (list: unknown[]): string[] => list.map(one => JSON.stringify(one)).sort();

function elements(ours: Json, theirs: Json): unknown {
  const { elements: list = [] } = ours.attributes;
  const own = list.map((one: Json) => {
    const found = key(one);
    if (!one.data) return found;
    return [found, one.data.verdict ? { [one.data.verdict.code]: null } : parts(one.data.value)];
  });
  const plain = theirs.map((one: Json) => {
    if (!one.elem) return one;
    // what is left of the time runs on between the two looks
    const { expires, ...rest } = one.elem;
    return { elem: rest };
  });
  return JSON.stringify(sorted(own)) === JSON.stringify(sorted(plain)) ? theirs : own;
}

const set: Fields = {
  family,
  name: 'name',
  table: 'table',
  handle: 'handle',
  type: 'key_type',
  map: ({ attributes: { data_type: type } }) => (Array.isArray(type) ? type.join(' . ') : type),
  flags: ({ attributes }) => attributes.flags?.filter((flag: string) => !unprinted.includes(flag)),
  timeout: ({ attributes }) => attributes.timeout / 1000,
  size: 'desc.size',
  elem: elements,
};

const statements: { [name: string]: (data: Json) => Json } = {
  counter: ({ packets, bytes }) => ({ packets, bytes }),
  objref: ({ imm_name }) => imm_name,
  limit: ({ rate, burst }) => ({ rate, burst, per: 'second' }),
  log: ({ prefix }) => ({ prefix }),
};

/** Statements that are one expression in the kernel too. */
function expressions({ attributes }: Json, theirs: Json): unknown {
  const own = attributes.expressions.elem
    .filter(({ name }: Json) => name in statements)
    .map(({ name, data }: Json) => ({ [name === 'objref' ? data.imm_type : name]: statements[name]!(data) }));
  const some = theirs.filter((one: Json) => Object.keys(one).some(name => name in statements));
  return JSON.stringify(own) === JSON.stringify(some) ? theirs : own;
}

const named: Fields = { family, name: 'name', table: 'table', handle: 'handle', comment };

/** By what nft calls a kind of thing. */
export const nftFields: { [kind: string]: { operation: string; fields: Fields } } = {
  table: { operation: 'table', fields: { family, name: 'name', handle: 'handle', comment } },
  chain: {
    operation: 'chain',
    fields: {
      ...named,
      type: 'type',
      hook: ({ attributes }) => hooks[attributes.hook.num] ?? attributes.hook.num,
      prio: 'hook.priority',
      policy: 'policy',
    },
  },
  set: { operation: 'set', fields: set },
  map: { operation: 'set', fields: set },
  rule: {
    operation: 'rule',
    fields: { family, table: 'table', chain: 'chain', handle: 'handle', comment, expr: expressions },
  },
  counter: { operation: 'obj', fields: { ...named, packets: 'data.packets', bytes: 'data.bytes' } },
  quota: {
    operation: 'obj',
    fields: {
      ...named,
      bytes: 'data.bytes',
      used: 'data.consumed',
      inv: ({ attributes }) => attributes.data.flags.includes('invert'),
    },
  },
  limit: {
    operation: 'obj',
    fields: {
      ...named,
      rate: 'data.rate',
      burst: 'data.burst',
      per: ({ attributes }) => (attributes.data.unit === 1 ? 'second' : ''),
    },
  },
};
