/** What a message is, in words: its header, its name, what it is about. */
import { headerOf } from '../codec/header.ts';
import type { Message } from '../codec/message.ts';
import type { Envelope } from '../codec/record.ts';
import { messageConstant } from '../schema/family.ts';
import { controlType } from '../wire/message.ts';
import { sanitize } from './sanitize.ts';
import type { Role } from './theme.ts';

/** `request,ack,create`: the names of nlmsg_flags, which depend on the message; '' without any. */
export const flagsText = (message: Message): string =>
  (headerOf(message)?.flags ?? []).map(flag => (typeof flag === 'string' ? flag : `0x${flag.toString(16)}`)).join(',');

/** NLMSG_NOOP of netlink itself. */
export const isNoop = ({ kind, header, protocol }: Message): boolean =>
  kind === 'message' && protocol.control && header?.type === controlType.noop;

/** What a message is called: its constant, else its name, else its number. */
export function messageName(message: Message): string {
  const { operation, family, direction, kind, header, generic } = message;
  if (kind === 'error' || kind === 'ack') return 'NLMSG_ERROR';
  if (kind === 'done') return 'NLMSG_DONE';
  if (kind === 'overrun') return 'NLMSG_OVERRUN';
  if (kind === 'raw') return 'raw';
  if (isNoop(message)) return 'NLMSG_NOOP';
  if (operation) return messageConstant(family, operation, direction) ?? operation.name;
  return generic ? `cmd ${generic.cmd}` : header ? `type ${header.type}` : message.protocol.constant;
}

/** What a line is about: the group it came by, else the family, else the protocol. */
export function leadText(message: Message, envelope: Envelope): string {
  const about = message.request ?? message;
  const where = envelope.group ?? about.familyName ?? about.family?.name ?? message.protocol.name;
  const generic = message.protocol.generic && envelope.group !== undefined && about.familyName !== undefined;
  const name = generic ? `${about.familyName}:${where}` : `${where}`;
  return sanitize(envelope.nsid === undefined ? name : `${name}@${envelope.nsid}`);
}

/** Green for what comes, red for what goes. */
export function operationRole(message: Message): Role {
  if (message.kind === 'overrun') return 'bad';
  if (message.kind === 'raw') return message.problems.length ? 'bad' : 'dim';
  if (message.kind === 'done') return 'dim';
  const verb = message.kind === 'message' ? message.operation?.verb : undefined;
  return verb === 'new' ? 'add' : verb === 'delete' ? 'delete' : 'name';
}
