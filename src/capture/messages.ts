/** A frame as the messages in it, each with what the capture says of it. */
import { type DecodeOptions, decodeDatagram, emptyMessage } from '../codec/decode.ts';
import type { Message } from '../codec/message.ts';
import type { Envelope } from '../codec/record.ts';
import { formatTime } from '../hints/since-1970.ts';
import type { Protocol } from '../schema/family.ts';
import type { ValueObject } from '../schema/value.ts';
import type { Frame } from './frame.ts';

/**
 * What a capture says of message `i` of the `count` in a frame. It is enough to make the frame again: its number, time,
 * group, namespace and, with the first message, the capture's own facts.
 */
export function envelopeOf(frame: Frame, protocol: Protocol, i: number, count: number): Envelope {
  const { number, time, group, nsid, packet } = frame;
  return {
    ...(time === undefined ? {} : { time: formatTime(time) }),
    frame: number,
    ...(count > 1 ? { part: i + 1 } : {}),
    ...(group === undefined ? {} : { group: groupName(protocol, group) }),
    ...(nsid === undefined ? {} : { nsid }),
    ...(packet && i === 0 ? { packet: packet as ValueObject } : {}),
  };
}

/** The messages of a frame with their envelopes. A frame without bytes is one raw message without any. */
export function messagesOf(frame: Frame, options: DecodeOptions): { message: Message; envelope: Envelope }[] {
  const { bytes, direction, nsid } = frame;
  const messages = decodeDatagram(bytes, { ...options, nsid, direction });
  if (messages.length === 0) messages.push(emptyMessage('raw', bytes, options.protocol, direction));
  return messages.map((message, i) => ({
    message,
    envelope: envelopeOf(frame, options.protocol, i, messages.length),
  }));
}

/** A group's name where no other has it, else its number. */
function groupName({ groups, generic }: Protocol, number: number): string | number {
  const [found] = generic ? [] : groups.filter(one => one.number === number);
  return found && groups.filter(one => one.name === found.name).length === 1 ? found.name : number;
}

/** The number of a group as a record has it; undefined where no group has that name. */
export function groupNumber({ groups }: Protocol, group: unknown): number | undefined {
  if (typeof group === 'bigint') return Number(group);
  if (typeof group === 'number') return group;
  return groups.find(one => one.name === group)?.number;
}
