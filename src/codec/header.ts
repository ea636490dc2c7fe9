/** nlmsghdr as a record has it: flags by name, which depend on what the message does. */
import type { Verb } from '../schema/family.ts';
import { flagNames } from '../schema/lookup.ts';
import { messageFlags } from '../schema/netlink.ts';
import type { Message } from './message.ts';
import type { RecordHeader } from './record.ts';

/** Which names the flags from 0x100 up have. */
export const flagVerb = (message: Pick<Message, 'kind' | 'operation'>): Verb | 'error' =>
  message.kind === 'error' || message.kind === 'ack' || message.kind === 'done'
    ? 'error'
    : (message.operation?.verb ?? 'other');

export function headerOf(message: Message): RecordHeader | undefined {
  const { header, generic } = message;
  if (!header) return undefined;
  return {
    len: header.len,
    type: header.type,
    flags: flagNames(messageFlags[flagVerb(message)], header.flags) as (string | number)[],
    seq: header.seq,
    port: header.port,
    ...(generic ? { cmd: generic.cmd, version: generic.version } : {}),
  };
}
