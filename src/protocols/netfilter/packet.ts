/** What NFQUEUE and NFLOG have in common when they hand out a packet. */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be16, be64, binary, bits, pad, struct } from '../../schema/builders.ts';

/** `constant` is the struct's name in the header of the subsystem. */
export const hardwareAddress = (constant: string) =>
  struct(
    'packet-hw',
    { 'hw-addrlen': be16(), pad: pad(2), 'hw-addr': binary({ hint: 'mac', size: 6 }), 'hw-addr-rest': pad(2) },
    { constant },
  );

export const packetTimestamp = (constant: string) =>
  struct('packet-timestamp', { sec: be64({ hint: 'seconds' }), usec: be64({ hint: 'microseconds' }) }, { constant });

/** The VLAN tag that hardware took off the packet. */
export const vlanAttributes = (name: string, prefix: string) =>
  attributeSet(name, prefix, {
    proto: [1, be16({ hint: 'ethertype' })],
    tci: [2, bits('u16', { vid: [0, 12], dei: [12, 1], pcp: [13, 3] }, 'big')],
  });
