/** nlmsghdr in words. */
import { headerOf } from '../codec/header.ts';
import type { Message } from '../codec/message.ts';
import { controlType } from '../wire/message.ts';

/** `request,ack,create`: the names of nlmsg_flags, which depend on the message; '' without any. */
export const flagsText = (message: Message): string =>
  (headerOf(message)?.flags ?? []).map(flag => (typeof flag === 'string' ? flag : `0x${flag.toString(16)}`)).join(',');

/** NLMSG_NOOP of netlink itself. */
export const isNoop = ({ kind, header, protocol }: Message): boolean =>
  kind === 'message' && protocol.control && header?.type === controlType.noop;

/** What a message is called: its constant, else its name, else its number. */
export function messageName(message: Message): string {
  const { operation, kind, header, generic } = message;
  if (kind === 'error' || kind === 'ack') return 'NLMSG_ERROR';
  if (kind === 'done') return 'NLMSG_DONE';
  if (kind === 'overrun') return 'NLMSG_OVERRUN';
  if (kind === 'raw') return 'raw';
  if (isNoop(message)) return 'NLMSG_NOOP';
  if (operation) return operation.constant ?? operation.name;
  return generic ? `cmd ${generic.cmd}` : header ? `type ${header.type}` : message.protocol.constant;
}
