import type { HintName } from '../schema/hint.ts';
import { base64 } from './base64.ts';
import { errno, result } from './errno.ts';
import { ethertype } from './ethertype.ts';
import { fileMode } from './file-mode.ts';
import { handle } from './handle.ts';
import type { Hint } from './hint.ts';
import { ip } from './ip.ts';
import { ipv4 } from './ipv4.ts';
import { ipv6 } from './ipv6.ts';
import * as number from './number.ts';
import { fddi, mac } from './octets.ts';
import { nanosecondsSince1970, secondsSince1970 } from './since-1970.ts';
import { text } from './text.ts';
import { uuid } from './uuid.ts';

/** Every display hint by name. `ifindex`, `nsid`, `uid` and `gid` need a host to be named by, a `packet` what stands beside it: render does that. */
export const hints: { [N in HintName]: Hint } = {
  hex: number.hex,
  mac,
  ipv4,
  ipv6,
  ip,
  uuid,
  base64,
  fddi,
  ifindex: number.plain,
  nsid: number.plain,
  uid: number.plain,
  gid: number.plain,
  handle,
  'prefix-len': number.prefixLength,
  seconds: number.seconds,
  milliseconds: number.milliseconds,
  microseconds: number.microseconds,
  nanoseconds: number.nanoseconds,
  'seconds-since-1970': secondsSince1970,
  'nanoseconds-since-1970': nanosecondsSince1970,
  'clock-ticks': number.clockTicks,
  bytes: number.bytes,
  'bits-per-second': number.bitsPerSecond,
  megahertz: number.megahertz,
  kilohertz: number.kilohertz,
  dbm: number.dbm,
  mbm: number.mbm,
  mbi: number.mbi,
  'hundred-kbit': number.hundredKbit,
  errno,
  result,
  'file-mode': fileMode,
  ethertype,
  text,
  packet: number.plain,
};
