/** What ICMP and ICMPv6 messages are called (RFC 792, 4443, 4861, 3810; IANA icmp-parameters). */

/** Types, and codes where they have names of their own. */
type Names = { [type: number]: string | readonly [type: string, codes: { [code: number]: string }] };

const icmp: Names = {
  0: 'echo-reply',
  3: [
    'unreachable',
    {
      0: 'net',
      1: 'host',
      2: 'protocol',
      3: 'port',
      4: 'fragmentation-needed',
      5: 'source-route-failed',
      9: 'net-prohibited',
      10: 'host-prohibited',
      13: 'admin-prohibited',
    },
  ],
  4: 'source-quench',
  5: ['redirect', { 0: 'net', 1: 'host', 2: 'tos-net', 3: 'tos-host' }],
  8: 'echo-request',
  9: 'router-advertisement',
  10: 'router-solicitation',
  11: ['time-exceeded', { 0: 'in-transit', 1: 'reassembly' }],
  12: 'parameter-problem',
  13: 'timestamp-request',
  14: 'timestamp-reply',
};

const icmpv6: Names = {
  1: [
    'unreachable',
    {
      0: 'no-route',
      1: 'admin-prohibited',
      2: 'beyond-scope',
      3: 'address',
      4: 'port',
      5: 'policy',
      6: 'reject-route',
    },
  ],
  2: 'packet-too-big',
  3: ['time-exceeded', { 0: 'in-transit', 1: 'reassembly' }],
  4: 'parameter-problem',
  128: 'echo-request',
  129: 'echo-reply',
  130: 'mld-query',
  131: 'mld-report',
  132: 'mld-done',
  133: 'router-solicitation',
  134: 'router-advertisement',
  135: 'neighbour-solicitation',
  136: 'neighbour-advertisement',
  137: 'redirect',
  143: 'mld2-report',
};

/** `unreachable port`, `echo-request`, `type 40 code 2` */
export function icmpName(version: 4 | 6, type: number, code: number): string {
  const known = (version === 4 ? icmp : icmpv6)[type];
  if (known === undefined) return `type ${type} code ${code}`;
  if (typeof known === 'string') return code === 0 ? known : `${known} code ${code}`;
  return `${known[0]} ${known[1][code] ?? `code ${code}`}`;
}

/** Whether a message has an identifier and a sequence number. */
export const isEcho = (version: 4 | 6, type: number): boolean =>
  version === 4 ? [0, 8, 13, 14].includes(type) : type === 128 || type === 129;
