/** `--dump`: what there is now of that which the joined groups tell of. */
import { decodeDatagram } from '../../src/codec/decode.ts';
import { withDefaults } from '../../src/codec/defaults.ts';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { Message } from '../../src/codec/message.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { keyOf } from '../../src/schema/attribute-set.ts';
import { fixedOf, type GroupDump, type Protocol } from '../../src/schema/family.ts';
import { isObject, type Value } from '../../src/schema/value.ts';
import { request } from '../../src/socket/request.ts';
import type { Datagram, Transport } from '../../src/socket/transport.ts';
import { errnoText } from '../../src/wire/errno.ts';
import type { Context } from '../shared/context.ts';
import { type KnownGroup, labelOf } from '../shared/groups.ts';

/** A dump to ask for, and the groups that it stands for. */
interface Dump extends GroupDump {
  groups: KnownGroup[];
}

/** What the groups tell of, each dump once; groups without one. */
function dumpsOf(groups: readonly KnownGroup[]): { dumps: Dump[]; without: KnownGroup[] } {
  const byText = new Map<string, Dump>();
  for (const group of groups)
    for (const dump of group.dumps ?? []) {
      const text = JSON.stringify(dump);
      const same = byText.get(text);
      if (same) same.groups.push(group);
      else byText.set(text, { ...dump, groups: [group] });
    }
  return { dumps: [...byText.values()], without: groups.filter(({ dumps }) => !dumps) };
}

/** Takes a datagram, and of its bytes those that are meant. */
type Take = (datagram: Datagram, bytes: Uint8Array) => void | Promise<void>;

/**
 * Asks for everything, one dump after the other; `take` gets the datagrams, whose bytes last until it has settled. Returns
 * how many dumps changed while they ran, or lost datagrams.
 */
export async function dumpAll(
  context: Context,
  protocol: Protocol,
  groups: readonly KnownGroup[],
  take: Take,
  ended: () => boolean,
): Promise<number> {
  await context.load(protocol);
  const { dumps, without } = dumpsOf(groups);
  if (without.length > 0 && without.length <= 6)
    context.say(`no dump tells of ${protocol.name} ${without.map(labelOf).join(', ')}: only what comes is shown`);
  let incomplete = 0;
  if (dumps.length === 0) return incomplete;
  const transport = await context.open(protocol);
  const asking = new Asking(context, transport, protocol, take, ended);
  try {
    for (const dump of dumps) {
      if (ended()) break;
      if (!(await asking.ask(dump))) incomplete++;
    }
  } finally {
    transport.close();
  }
  return incomplete;
}

/** EPROTONOSUPPORT, EOPNOTSUPP, EAFNOSUPPORT: the kernel has nothing of the kind. */
const nothing = [93, 95, 97];

/** The parts of a record that words can give values of. */
type Values = Pick<RecordInput, 'fixed' | 'attributes'>;

class Asking {
  readonly #context: Context;
  readonly #transport: Transport;
  readonly #protocol: Protocol;
  readonly #take: Take;
  readonly #ended: () => boolean;
  #seq = 0;

  constructor(context: Context, transport: Transport, protocol: Protocol, take: Take, ended: () => boolean) {
    this.#context = context;
    this.#transport = transport;
    this.#protocol = protocol;
    this.#take = take;
    this.#ended = ended;
  }

  /** False where the answer may miss something. */
  async ask(dump: Dump, values: Values = { fixed: dump.fixed ?? {} }): Promise<boolean> {
    const { family, operation, groups, each } = dump;
    const found: Message[] = [];
    const bytes = this.#encode(dump, values);
    const answer = await request(this.#transport, bytes, {
      data: async ({ datagram, start, end }) => {
        const run = datagram.bytes.subarray(start, end);
        if (each) found.push(...this.#decode(run.slice()));
        await this.#take(datagram, run);
      },
    });
    const whole = this.#judge(answer, `the dump of ${groups.map(labelOf).join(', ')} (${family} ${operation})`);
    let all = whole;
    for (const message of found) {
      if (!each || this.#ended()) break;
      all = (await this.ask({ family, operation: each.operation, groups }, copied(message, each.copies))) && all;
    }
    return all;
  }

  #encode({ family, operation }: Dump, { fixed, attributes }: Values): Uint8Array {
    const { schemas } = this.#context;
    const described = schemas.family(this.#protocol, family);
    const known = described?.operations.find(({ name }) => name === operation);
    if (!described || !known) throw new TypeError(`${this.#protocol.name} has no ${family} ${operation}`);
    const record: RecordInput = {
      protocol: this.#protocol.name,
      family,
      operation,
      direction: 'to-kernel',
      header: {
        len: 0,
        flags: ['request', 'root', 'match'],
        seq: ++this.#seq,
        port: 0,
      } as unknown as RecordInput['header'],
      ...(fixedOf({ family: described, operation: known }) ? { fixed: fixed ?? {} } : {}),
      ...(attributes ? { attributes } : {}),
    };
    const { bytes, issues } = encodeRecord(withDefaults(record, known, true), { schemas });
    if (issues.length > 0)
      throw new TypeError(`${family} ${operation}: ${issues.map(({ message }) => message).join('; ')}`);
    return bytes;
  }

  #decode(bytes: Uint8Array): Message[] {
    const { schemas } = this.#context;
    return decodeDatagram(bytes, { schemas, protocol: this.#protocol, direction: 'from-kernel' }).filter(
      ({ kind }) => kind === 'message',
    );
  }

  #judge({ status, control, interrupted, lost, truncated }: Answered, of: string): boolean {
    const { warn } = this.#context;
    const errno = control?.errno ?? 0;
    if (status === 'error' && nothing.includes(errno)) return true;
    if (status === 'error') warn(`${of} was refused: ${errnoText(errno)}`);
    else if (status === 'timeout') warn(`${of} was not answered`);
    else if (interrupted) warn(`${of} was interrupted by changes: it may miss or repeat something`);
    else if (lost > 0 || truncated > 0) warn(`${of} lost ${lost + truncated} datagrams`);
    else return true;
    return false;
  }
}

type Answered = Awaited<ReturnType<typeof request>>;

/** The values of an answer where a question for more wants them. */
function copied({ fixed, attributes }: Message, copies: { [path: string]: string }): Values {
  const at = (path: string): Value | undefined => {
    const [part, member] = partsOf(path);
    const value = (part === 'fixed' ? fixed : attributes)?.value;
    return isObject(value) ? value[member] : undefined;
  };
  const values: Required<Values> = { fixed: {}, attributes: {} };
  for (const [to, from] of Object.entries(copies)) {
    const [part, member] = partsOf(to);
    const value = at(from);
    if (value !== undefined) values[part][member] = value;
  }
  return values;
}

const partsOf = (path: string): ['fixed' | 'attributes', string] =>
  path.startsWith('fixed.') ? ['fixed', keyOf(path.slice('fixed.'.length))] : ['attributes', keyOf(path)];
