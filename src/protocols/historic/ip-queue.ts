/** IPQM_*: packets to user space and back, of NETLINK_FIREWALL and NETLINK_IP6_FW (linux/netfilter_ipv4/ip_queue.h up to Linux 3.4), as on 64-bit machines. */
import { be16, binary, chars, packetBytes, pad, s64, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';

/** NF_INET_* (linux/netfilter.h). */
export const hook = enumeration('nf-inet-hook', 'NF_INET_', {
  'pre-routing': 0,
  'local-in': 1,
  forward: 2,
  'local-out': 3,
  'post-routing': 4,
});

const verdict = enumeration('nf-verdict', 'NF_', { drop: 0, accept: 1, stolen: 2, queue: 3, repeat: 4, stop: 5 });
const copyMode = enumeration('ipq-copy', 'IPQ_COPY_', { none: 0, meta: 1, packet: 2 });

const packet = struct(
  'ipq-packet-msg',
  {
    'packet-id': u64({ hint: 'hex' }),
    mark: u64({ hint: 'hex' }),
    'timestamp-sec': s64(),
    'timestamp-usec': s64(),
    hook: u32({ enum: () => hook }),
    'indev-name': chars(16),
    'outdev-name': chars(16),
    'hw-protocol': be16({ hint: 'ethertype' }),
    'hw-type': u16(),
    'hw-addrlen': u8(),
    'hw-addr': binary({ size: 8 }),
    pad: pad(7),
    'data-len': u64({ hint: 'bytes' }),
    payload: { type: packetBytes({ from: 'network' }), length: { member: 'data-len' } },
  },
  { constant: false },
);

const decision = struct(
  'ipq-verdict-msg',
  {
    value: u32({ enum: () => verdict }),
    pad: pad(4),
    id: u64({ hint: 'hex' }),
    'data-len': u64({ hint: 'bytes' }),
    payload: {
      type: packetBytes({ from: 'network' }),
      length: { member: 'data-len' },
      doc: 'the packet anew, where it changed',
    },
  },
  { constant: false },
);

const mode = struct(
  'ipq-mode-msg',
  {
    value: u8({ enum: () => copyMode }),
    pad: pad(7),
    range: { type: u64({ hint: 'bytes' }), doc: 'how much of each packet' },
    pad2: pad(8),
  },
  { constant: false },
);

const family = (protocol: string, version: string): Family => ({
  name: protocol,
  protocol,
  doc: `${version} packets to user space and back`,
  nested: false,
  operations: [
    {
      name: 'mode',
      constant: 'IPQM_MODE',
      doc: 'how much of each packet to send',
      request: 0x11,
      modes: ['do'],
      verb: 'other',
      body: mode,
      summary: ['body.value', 'body.range'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'verdict',
      constant: 'IPQM_VERDICT',
      doc: 'what becomes of a packet',
      request: 0x12,
      modes: ['do'],
      verb: 'other',
      body: decision,
      summary: ['body.id', 'body.value', 'body.payload'],
      capability: 'CAP_NET_ADMIN',
    },
    {
      name: 'packet',
      constant: 'IPQM_PACKET',
      doc: 'a packet that waits for a verdict',
      reply: 0x13,
      modes: ['event'],
      verb: 'other',
      body: packet,
      summary: ['body.packet-id', 'body.hook', 'body.indev-name', 'body.outdev-name', 'body.payload'],
    },
  ],
});

export const firewall = family('firewall', 'IPv4');
export const ip6Firewall = family('ip6-fw', 'IPv6');
