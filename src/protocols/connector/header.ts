/** struct cn_msg, which every message of NETLINK_CONNECTOR begins with (linux/connector.h). */
import { struct, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Operation } from '../../schema/family.ts';

const index = enumeration('cn-idx', 'CN_IDX_', {
  proc: 1,
  cifs: 2,
  w1: { value: 3, constant: 'CN_W1_IDX' },
  v86d: 4,
  bb: 5,
  dst: { value: 6, constant: 'CN_DST_IDX' },
  dm: 7,
  drbd: 8,
  kvp: { value: 9, constant: 'CN_KVP_IDX' },
  vss: { value: 10, constant: 'CN_VSS_IDX' },
});

const id = struct('cb-id', {
  idx: { type: u32({ enum: () => index }), doc: 'who speaks; also the group' },
  val: { type: u32(), doc: 'what about, mostly 1' },
});

const header = struct('cn-msg', {
  id,
  seq: u32(),
  ack: { type: u32(), doc: 'of an answer: the number answered and one more' },
  len: { type: u16(), doc: 'of what follows, in bytes' },
  flags: u16({ hint: 'hex' }),
});

/** What the messages of one index and the value 1 share; all have the number of NLMSG_DONE. */
export const connectorMessage = (
  idx: number | undefined,
  operation: Pick<Operation, 'name' | 'doc' | 'modes' | 'body'> & Partial<Operation>,
): Operation => ({
  verb: 'other',
  fixed: header,
  bodyLength: 'len',
  ...(idx === undefined ? {} : { starts: String.fromCharCode(idx, 0, 0, 0, 1, 0, 0, 0) }),
  ...operation,
});

/** NLMSG_DONE, which is no control message here. */
export const connectorType = 3;
