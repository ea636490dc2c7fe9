/** `--policy`: asks nlctrl of the running kernel for a family and what it checks. */
import { decodeDatagram } from '../../src/codec/decode.ts';
import { type Catalogue, familyNamed } from '../../src/docs/find.ts';
import { policyFrom } from '../../src/docs/policy.ts';
import type { PolicyFacts } from '../../src/docs/policy-page.ts';
import { nlctrlId } from '../../src/protocols/generic/index.ts';
import { didYouMean, fold } from '../../src/schema/lookup.ts';
import { isObject, type ValueObject } from '../../src/schema/value.ts';
import { SystemError } from '../../src/socket/error.ts';
import { prepare } from '../../src/socket/generic.ts';
import { request } from '../../src/socket/request.ts';
import { attributeHeaderLength } from '../../src/wire/attribute.ts';
import { messageFlag, messageHeaderLength, writeMessageHeader } from '../../src/wire/message.ts';
import type { Context } from '../shared/context.ts';
import { refusalOf, usage } from '../shared/failure.ts';

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

async function askPolicy(context: Context, id: number): Promise<ValueObject[]> {
  const { schemas } = context;
  const protocol = await prepare(schemas);
  const transport = await context.open(protocol);
  const answers: ValueObject[] = [];
  try {
    const answer = await request(transport, policyRequest(id), {
      data({ datagram, start, end }) {
        for (const message of decodeDatagram(datagram.bytes.slice(start, end), { schemas, protocol }))
          if (isObject(message.attributes?.value)) answers.push(message.attributes.value);
      },
    });
    // a family without a policy answers ENODATA
    if (answer.status === 'error' && answer.control?.errno !== ENODATA)
      throw refusalOf(new SystemError('sendto', answer.control?.errno ?? 0, 'ask the kernel for the policy'));
    if (answer.status === 'timeout') context.warn('the kernel did not answer in time; what follows is not all');
    return answers;
  } finally {
    transport.close();
  }
}
const ENODATA = 61;

/** What the kernel tells of the family that is called so. Throws Failure. */
export async function policyFacts(context: Context, catalogue: Catalogue, name: string): Promise<PolicyFacts> {
  const all = await context.generic();
  const kernel = all.find(one => one.name === name) ?? all.find(one => fold(one.name) === fold(name));
  if (!kernel) {
    const names = all.map(one => one.name);
    const known = familyNamed(catalogue, name);
    const why =
      known && known.protocol !== 'generic'
        ? `${known.name} is of protocol ${known.protocol}; only generic families have a policy that can be asked for`
        : `this kernel has no generic family ${name}${didYouMean(name, names)}`;
    throw usage(why);
  }
  const family = catalogue.families.find(one => one.protocol === 'generic' && one.name === kernel.name);
  return { kernel, policy: policyFrom(await askPolicy(context, kernel.id)), ...(family ? { family } : {}) };
}
