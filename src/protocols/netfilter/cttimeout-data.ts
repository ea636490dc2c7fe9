/** CTA_TIMEOUT_*_*: for how long conntrack keeps a connection in each state, in seconds (linux/netfilter/nfnetlink_cttimeout.h). */
import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import { be32, nest, subMessage } from '../../schema/builders.ts';

const states = (protocol: string, names: string[]): AttributeSet =>
  attributeSet(
    `timeout-${protocol}-attrs`,
    `CTA_TIMEOUT_${protocol.toUpperCase()}_`,
    Object.fromEntries(names.map((name, i) => [name, [i + 1, be32({ hint: 'seconds' })] as const])),
  );

const generic = states('generic', ['timeout']);
const tcp = states('tcp', [
  'syn-sent',
  'syn-recv',
  'established',
  'fin-wait',
  'close-wait',
  'last-ack',
  'time-wait',
  'close',
  'syn-sent2',
  'retrans',
  'unack',
]);
const udp = states('udp', ['unreplied', 'replied']);
const udplite = states('udplite', ['unreplied', 'replied']);
const icmp = states('icmp', ['timeout']);
const dccp = states('dccp', ['request', 'respond', 'partopen', 'open', 'closereq', 'closing', 'timewait']);
const sctp = states('sctp', [
  'closed',
  'cookie-wait',
  'cookie-echoed',
  'established',
  'shutdown-sent',
  'shutdown-recd',
  'shutdown-ack-sent',
  'heartbeat-sent',
  'heartbeat-acked',
]);
const icmpv6 = states('icmpv6', ['timeout']);
const gre = states('gre', ['unreplied', 'replied']);

/** The timeouts of the protocol that `l4proto` beside them names; any other has the generic one. */
export const timeoutData = subMessage(
  'timeout-data',
  'l4proto',
  {
    tcp: nest(() => tcp),
    udp: nest(() => udp),
    udplite: nest(() => udplite),
    icmp: nest(() => icmp),
    dccp: nest(() => dccp),
    sctp: nest(() => sctp),
    icmpv6: nest(() => icmpv6),
    gre: nest(() => gre),
  },
  nest(() => generic),
);
