/** What the kernel checks in a generic family's requests, asked of nlctrl (CTRL_CMD_GETPOLICY of linux/genetlink.h). */
import { decodeDatagram } from '../codec/decode.ts';
import { encodeRecord } from '../codec/encode.ts';
import type { RecordInput } from '../codec/record.ts';
import type { Schemas } from '../codec/schemas.ts';
import { type KernelPolicy, policyFrom } from '../schema/policy.ts';
import { isObject, type ValueObject } from '../schema/value.ts';
import { SystemError } from './error.ts';
import { prepare } from './generic.ts';
import { request } from './request.ts';
import type { Transport } from './transport.ts';

const ENODATA = 61;
/** A dump of the policies of the family with that ID. */
function policyRequest(id: number, schemas: Schemas): Uint8Array {
  const header = { flags: ['request', 'root', 'match'], seq: 1 } as RecordInput['header'];
  const attributes = { family_id: id };
  const record = { protocol: 'generic', family: 'nlctrl', operation: 'getpolicy', header, attributes };
  return encodeRecord(record, { schemas }).bytes;
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
  const answer = await request(transport, policyRequest(id, schemas), {
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
