/** Packets of the iptables target ULOG (linux/netfilter_ipv4/ipt_ULOG.h up to Linux 3.16), as on 64-bit machines. */
import { binary, chars, packetBytes, pad, s64, struct, u8, u32, u64 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import { hook } from './ip-queue.ts';

const packet = struct(
  'ulog-packet-msg',
  {
    mark: u64({ hint: 'hex' }),
    'timestamp-sec': s64(),
    'timestamp-usec': s64(),
    hook: u32({ enum: () => hook }),
    'indev-name': chars(16),
    'outdev-name': chars(16),
    pad: pad(4),
    'data-len': u64({ hint: 'bytes' }),
    prefix: { type: chars(32), doc: '--ulog-prefix' },
    'mac-len': u8({ hint: 'bytes' }),
    mac: { type: binary({ size: 80 }), doc: "the packet's link-layer header" },
    payload: { type: packetBytes({ from: 'network' }), length: { member: 'data-len' } },
    pad2: pad(7),
  },
  { constant: false },
);

const event = (operation: Pick<Operation, 'name' | 'doc' | 'reply'> & Partial<Operation>): Operation => ({
  modes: ['event'],
  verb: 'other',
  body: packet,
  summary: ['body.prefix', 'body.hook', 'body.indev-name', 'body.outdev-name', 'body.payload'],
  ...operation,
});

export const ulog: Family = {
  name: 'ulog',
  protocol: 'nflog',
  doc: 'packets of the iptables target ULOG',
  nested: false,
  operations: [
    event({ name: 'packet', constant: 'ULOG_NL_EVENT', doc: 'a packet', reply: 111 }),
    event({ name: 'last-packet', doc: 'the last of several packets sent together, as NLMSG_DONE', reply: 3 }),
  ],
};
