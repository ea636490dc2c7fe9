/** NETLINK_DIAG: netlink sockets as sock-diag tells of them, with every group that they have joined (linux/netlink_diag.h). */
import { walkAttributes } from '../wire/attribute.ts';
import { viewOf } from '../wire/bytes.ts';
import { messageFlag, messageHeaderLength, writeMessageHeader } from '../wire/message.ts';
import { AF_NETLINK } from './abi.ts';
import { collect } from './collect.ts';
import type { Transport } from './transport.ts';

const SOCK_DIAG_BY_FAMILY = 20;
const NDIAG_PROTO_ALL = 255;
const NDIAG_SHOW_GROUPS = 2;
const NETLINK_DIAG_GROUPS = 1;
/** sizeof(struct netlink_diag_req) */
const requestLength = 20;
const ndiag_show = 8;
/** sizeof(struct netlink_diag_msg) */
const messageLength = 28;
const ndiag_ino = 16;

/** The groups of each socket in the transport's namespace by inode; undefined where the kernel has no NETLINK_DIAG. */
export async function diagGroups(transport: Transport): Promise<Map<number, number[]> | undefined> {
  const bytes = new Uint8Array(messageHeaderLength + requestLength);
  const view = new DataView(bytes.buffer);
  const flags = messageFlag.request | messageFlag.dump;
  writeMessageHeader(view, 0, { len: bytes.length, type: SOCK_DIAG_BY_FAMILY, flags, seq: 1, port: 0 });
  bytes.set([AF_NETLINK, NDIAG_PROTO_ALL], messageHeaderLength);
  view.setUint32(messageHeaderLength + ndiag_show, NDIAG_SHOW_GROUPS, true);
  const { answer, messages } = await collect(transport, bytes);
  if (answer.status !== 'done') return undefined;
  const groups = new Map<number, number[]>();
  for (const message of messages) {
    const at = viewOf(message);
    const end = messageHeaderLength + messageLength;
    if (message.length < end) continue;
    const found = walkAttributes(at, end, message.length).attributes.find(({ type }) => type === NETLINK_DIAG_GROUPS);
    const mask = found === undefined ? new Uint8Array() : message.subarray(found.payload, found.end);
    groups.set(at.getUint32(messageHeaderLength + ndiag_ino, true), bitsOf(mask));
  }
  return groups;
}

/** The groups in a mask of little-endian words: bit 0 is group 1. */
function bitsOf(mask: Uint8Array): number[] {
  const groups: number[] = [];
  for (const [i, byte] of mask.entries())
    for (let bit = 0; bit < 8; bit++) if (byte & (1 << bit)) groups.push(i * 8 + bit + 1);
  return groups;
}

/** The groups 1 to 32 of the old mask. */
export const maskGroups = (mask: number): number[] =>
  Array.from({ length: 32 }, (_, i) => i + 1).filter(group => (mask >>> (group - 1)) & 1);
