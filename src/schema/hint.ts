import type { Type } from './type.ts';

/** How a value is shown; the files in src/hints are these. */
export type HintName =
  | 'hex'
  | 'mac'
  | 'ipv4'
  | 'ipv6'
  | 'ip'
  | 'uuid'
  | 'base64'
  | 'fddi'
  | 'ifindex'
  | 'nsid'
  | 'uid'
  | 'gid'
  | 'handle'
  | 'prefix-len'
  | 'seconds'
  | 'milliseconds'
  | 'microseconds'
  | 'nanoseconds'
  | 'seconds-since-1970'
  | 'nanoseconds-since-1970'
  | 'clock-ticks'
  | 'bytes'
  | 'bits-per-second'
  | 'megahertz'
  | 'kilohertz'
  | 'dbm'
  | 'mbm'
  | 'mbi'
  | 'hundred-kbit'
  | 'errno'
  | 'result'
  | 'file-mode'
  | 'ethertype'
  | 'text'
  | 'packet';

/** A packet's place in the stack, and paths in the message (as Operation.summary has them) to what tells more of it. */
export interface PacketPlace {
  /** where its bytes begin */
  from: 'link' | 'network' | 'transport';
  /** no more than the header is there, of however long a packet */
  alone?: true;
  /** to the ARPHRD_* of the link; without it: Ethernet */
  hardware?: string;
  /** to the ethertype of the network header; without it: IPv4 or IPv6 by its version */
  ethertype?: string;
  /** to the header before */
  behind?: string;
}

export const hintOf = (type: Type | undefined): HintName | undefined =>
  type && 'hint' in type ? type.hint : undefined;

/** Whether its bytes are an IPv4 or IPv6 address. */
export const isAddress = (type: Type): boolean =>
  type.kind === 'binary' && (type.hint === 'ip' || type.hint === 'ipv4' || type.hint === 'ipv6');
