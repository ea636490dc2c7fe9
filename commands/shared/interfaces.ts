/** Names of the network interfaces in the namespace that a command works in. */
import type { Resolver } from '../../src/render/names.ts';
import { collect } from '../../src/socket/collect.ts';
import { walkAttributes } from '../../src/wire/attribute.ts';
import { viewOf } from '../../src/wire/bytes.ts';
import { messageFlag, messageHeaderLength, readMessageHeader, writeMessageHeader } from '../../src/wire/message.ts';
import type { Context } from './context.ts';

const RTM_NEWLINK = 16;
const RTM_GETLINK = 18;
const IFLA_IFNAME = 3;
const ifinfomsgLength = 16;
const ifi_index = 4;

/**
 * Names by index, as the kernel told them when last asked (RTM_GETLINK). An index that is not among them is marked, so
 * that `refresh` asks again; those that still are not there are not asked for twice.
 */
export class Interfaces implements Resolver {
  readonly #context: Context;
  #names = new Map<number, string>();
  readonly #unknown = new Set<number>();
  #stale = true;

  constructor(context: Context) {
    this.#context = context;
  }

  interfaceName(index: number): string | undefined {
    const name = this.#names.get(index);
    if (name === undefined && index > 0 && !this.#unknown.has(index)) {
      this.#unknown.add(index);
      this.#stale = true;
    }
    return name;
  }

  /** An index was asked for that is not known yet. */
  get stale(): boolean {
    return this.#stale;
  }

  index(name: string): number | undefined {
    for (const [index, other] of this.#names) if (other === name) return index;
    return undefined;
  }

  /** Asks the kernel where an index was not known. Names are a help: without them the numbers stay. */
  async refresh(): Promise<void> {
    if (!this.#stale) return;
    this.#stale = false;
    const names = await dumpNames(this.#context);
    if (names) this.#names = names;
  }
}

async function dumpNames(context: Context): Promise<Map<number, string> | undefined> {
  const route = context.schemas.protocols[0]!;
  const transport = await context.open(route).catch(() => undefined);
  if (!transport) return undefined;
  try {
    const bytes = new Uint8Array(messageHeaderLength + ifinfomsgLength);
    const flags = messageFlag.request | messageFlag.dump;
    const header = { len: bytes.length, type: RTM_GETLINK, flags, seq: 1, port: 0 };
    writeMessageHeader(new DataView(bytes.buffer), 0, header);
    const { messages } = await collect(transport, bytes);
    const names = new Map<number, string>();
    for (const message of messages) {
      const view = viewOf(message);
      const attributes = messageHeaderLength + ifinfomsgLength;
      if (readMessageHeader(view, 0).type !== RTM_NEWLINK || message.length < attributes) continue;
      const found = walkAttributes(view, attributes, message.length).attributes.find(one => one.type === IFLA_IFNAME);
      if (!found) continue;
      const name = new TextDecoder().decode(message.subarray(found.payload, found.end)).replace(/\0.*$/s, '');
      names.set(view.getInt32(messageHeaderLength + ifi_index, true), name);
    }
    return names;
  } catch {
    return undefined;
  } finally {
    transport.close();
  }
}
