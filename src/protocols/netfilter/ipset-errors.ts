import { enumeration } from '../../schema/enum.ts';

/** Numbers from 4352 on mean something else in each kind of set; an error does not say of which kind the set is. */
const ofType = (number: number, bitmap: string | undefined, hash: string, list: string) => ({
  value: 4352 + number,
  ...(number === 0 ? {} : { constant: false as const }),
  doc: `${bitmap === undefined ? '' : `of a bitmap: ${bitmap}; `}of a hash: ${hash}; of a list: ${list}`,
});

/** IPSET_ERR_* (linux/netfilter/ipset/ip_set.h, ip_set_bitmap.h, ip_set_hash.h, ip_set_list.h) */
export const ipsetErrors = enumeration('ipset-errno', 'IPSET_ERR_', {
  protocol: { value: 4097, doc: 'The kernel does not speak this version of the protocol' },
  'find-type': { value: 4098, doc: 'The kernel has no such set type, or not with this family and revision' },
  'max-sets': { value: 4099, doc: 'There are as many sets as there can be' },
  busy: { value: 4100, doc: 'Something refers to the set: a rule or another set' },
  'exist-setname2': { value: 4101, doc: 'The second set is missing, or its name is taken' },
  'type-mismatch': { value: 4102, doc: 'The two sets are of different types' },
  exist: { value: 4103, doc: 'The element is there already, or is not there' },
  'invalid-cidr': { value: 4104, doc: 'The prefix length is out of range' },
  'invalid-netmask': { value: 4105, doc: 'The netmask is not valid' },
  'invalid-family': { value: 4106, doc: 'The set type does not take this address family' },
  timeout: { value: 4107, doc: 'The set has no timeouts' },
  referenced: { value: 4108, doc: 'A rule or another set refers to the set, and would to the wrong one' },
  'ipaddr-ipv4': { value: 4109, doc: 'An IPv4 address is needed' },
  'ipaddr-ipv6': { value: 4110, doc: 'An IPv6 address is needed' },
  counter: { value: 4111, doc: 'The set has no counters' },
  comment: { value: 4112, doc: 'The set has no comments' },
  'invalid-markmask': { value: 4113, doc: 'The mask of the mark is not valid' },
  skbinfo: { value: 4114, doc: 'The set has no skbinfo' },
  'bitmask-netmask-excl': { value: 4115, doc: 'Netmask and bitmask exclude each other' },
  'type-specific': ofType(0, 'out of the range of the set', 'the set is full', 'the set to be added is missing'),
  'IPSET_ERR_TYPE_SPECIFIC+1': ofType(
    1,
    'the range is too large',
    'the element is null',
    'a set that is a list cannot be added',
  ),
  'IPSET_ERR_TYPE_SPECIFIC+2': ofType(
    2,
    undefined,
    'the IP protocol is not valid',
    'the set to stand before or behind is not named',
  ),
  'IPSET_ERR_TYPE_SPECIFIC+3': ofType(
    3,
    undefined,
    'the IP protocol is missing',
    'the set to stand before or behind is missing',
  ),
  'IPSET_ERR_TYPE_SPECIFIC+4': ofType(4, undefined, 'ranges are not supported', 'the list is full'),
  'IPSET_ERR_TYPE_SPECIFIC+5': ofType(
    5,
    undefined,
    'the range is not valid',
    'the set to stand before or behind is not in the list',
  ),
});
