/** Process events of the connector flow only while somebody has asked for them (linux/cn_proc.h, linux/connector.h). */

import { SystemError } from '../../src/socket/error.ts';
import type { Transport } from '../../src/socket/transport.ts';
import { controlType, messageHeaderLength, writeMessageHeader } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import type { KnownGroup } from '../shared/groups.ts';
import type { Target } from './targets.ts';

const CN_IDX_PROC = 1;
const CN_VAL_PROC = 1;
const PROC_CN_MCAST_LISTEN = 1;
const PROC_CN_MCAST_IGNORE = 2;
/** sizeof(struct cn_msg): idx, val, seq, ack, len, flags */
const cnMsgLength = 20;

function request(operation: number): Uint8Array {
  const len = messageHeaderLength + cnMsgLength + 4;
  const view = new DataView(new ArrayBuffer(len));
  writeMessageHeader(view, 0, { len, type: controlType.done, flags: 0, seq: 0, port: 0 });
  view.setUint32(messageHeaderLength, CN_IDX_PROC, true);
  view.setUint32(messageHeaderLength + 4, CN_VAL_PROC, true);
  view.setUint16(messageHeaderLength + 16, 4, true);
  view.setUint32(messageHeaderLength + cnMsgLength, operation, true);
  return new Uint8Array(view.buffer);
}

/**
 * Asks for process events where the user has named their protocol: a bare listen changes nothing in the kernel. Returns
 * what takes the request back.
 */
export function askForProcessEvents(
  context: Context,
  transport: Transport,
  { protocol, named }: Target,
  groups: readonly KnownGroup[],
): (() => void) | undefined {
  if (protocol.name !== 'connector' || !named || !groups.some(({ number }) => number === CN_IDX_PROC)) return undefined;
  try {
    transport.send(request(PROC_CN_MCAST_LISTEN));
  } catch (error) {
    if (!(error instanceof SystemError)) throw error;
    context.warn(`process events were not asked for: ${error.text} (CAP_NET_ADMIN, in the first network namespace)`);
    return undefined;
  }
  context.say('asked the kernel for process events (PROC_CN_MCAST_LISTEN)');
  return () => {
    try {
      transport.send(request(PROC_CN_MCAST_IGNORE));
    } catch {
      // the socket goes, and with it the request
    }
  };
}
