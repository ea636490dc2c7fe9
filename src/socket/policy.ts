/** What the kernel checks in a generic family's requests, asked of nlctrl (CTRL_CMD_GETPOLICY of linux/genetlink.h). */
import { decodeDatagram } from '../codec/decode.ts';
import type { Schemas } from '../codec/schemas.ts';
import { nlctrlId } from '../protocols/generic/index.ts';
import { type KernelPolicy, policyFrom } from '../schema/policy.ts';
import { isObject, type ValueObject } from '../schema/value.ts';
import { attributeHeaderLength } from '../wire/attribute.ts';
import { messageFlag, messageHeaderLength, writeMessageHeader } from '../wire/message.ts';
import { SystemError } from './error.ts';
import { prepare } from './generic.ts';
import { request } from './request.ts';
import type { Transport } from './transport.ts';

const ENODATA = 61;
const CTRL_CMD_GETPOLICY = 10;
const CTRL_ATTR_FAMILY_ID = 1;
const nlctrlVersion = 2;
const genericHeaderLength = 4;

/** A dump of the policies of the family with that ID. */
function policyRequest(id: number): Uint8Array {
  const bytes = new Uint8Array(messageHeaderLength + genericHeaderLength + 8);
  const view = new DataView(bytes.buffer);
  const flags = messageFlag.request | messageFlag.root | messageFlag.match;
  writeMessageHeader(view, 0, { len: bytes.length, type: nlctrlId, flags, seq: 1, port: 0 });
  bytes.set([CTRL_CMD_GETPOLICY, nlctrlVersion], messageHeaderLength);
  const at = messageHeaderLength + genericHeaderLength;
  view.setUint16(at, attributeHeaderLength + 2, true);
  view.setUint16(at + 2, CTRL_ATTR_FAMILY_ID, true);
  view.setUint16(at + 4, id, true);
  return bytes;
}

/**
 * The policy of the family with that ID; empty where it has none. `complete` is false where the kernel did not answer in
 * time. Throws SystemError.
 */
export async function askPolicy(
  transport: Transport,
  schemas: Schemas,
  id: number,
): Promise<KernelPolicy & { complete: boolean }> {
  const protocol = await prepare(schemas);
  const answers: ValueObject[] = [];
  const answer = await request(transport, policyRequest(id), {
    data({ datagram, start, end }) {
      for (const message of decodeDatagram(datagram.bytes.slice(start, end), { schemas, protocol }))
        if (isObject(message.attributes?.value)) answers.push(message.attributes.value);
    },
  });
  // a family without a policy answers ENODATA
  if (answer.status === 'error' && answer.control?.errno !== ENODATA)
    throw new SystemError('sendto', answer.control?.errno ?? 0, 'ask the kernel for the policy');
  return { ...policyFrom(answers), complete: answer.status !== 'timeout' };
}
