/** One protocol's socket, from joining to the last message. */

import { nlctrl } from '../../src/protocols/generic/nlctrl.ts';
import type { Protocol } from '../../src/schema/family.ts';
import type { KernelFamily } from '../../src/schema/policy.ts';
import { isNlctrl } from '../../src/socket/generic.ts';
import { ENOBUFS, listenBuffer, type Transport } from '../../src/socket/transport.ts';
import type { CaptureFile } from '../shared/capture-file.ts';
import { now } from '../shared/clock.ts';
import type { Context } from '../shared/context.ts';
import { refused } from '../shared/failure.ts';
import type { KnownGroup } from '../shared/groups.ts';
import { dumpAll } from './dump.ts';
import { echo, join, joinAll, type Refusal } from './join.ts';
import { askForProcessEvents } from './process-events.ts';
import type { Sink } from './sink.ts';
import type { Target } from './targets.ts';

export interface SessionOptions {
  port?: number;
  buffer?: number;
  allNsid: boolean;
}

export class Session {
  readonly target: Target;
  readonly refusals: Refusal[];
  readonly #context: Context;
  readonly #transport: Transport;
  readonly #groups: KnownGroup[];
  /** joined only to learn, not asked for */
  readonly #hidden: number | undefined;
  #takeBack: (() => void) | undefined;
  #ended = false;
  #told = 0;

  constructor(context: Context, transport: Transport, target: Target) {
    this.#context = context;
    this.#transport = transport;
    this.target = target;
    const { groups, refusals } = joinAll(transport, target);
    this.#groups = groups;
    this.refusals = refusals;
    const learns = target.protocol.generic && !groups.some(({ number }) => number === nlctrlNotify.number);
    this.#hidden = learns && !join(transport, target.protocol, nlctrlNotify) ? nlctrlNotify.number : undefined;
  }

  /** Asks for what the kernel sends only when asked. */
  ask(): void {
    this.#takeBack = askForProcessEvents(this.#context, this.#transport, this.target, this.#groups);
  }

  get groups(): readonly KnownGroup[] {
    return this.#groups;
  }

  /** Prints what there is already. Returns how many dumps were incomplete. */
  async dump(sink: Sink): Promise<number> {
    const { protocol } = this.target;
    const take = (datagram: Parameters<Sink['take']>[1], bytes: Uint8Array) => {
      sink.received();
      return sink.take(protocol, datagram, bytes);
    };
    const incomplete = await dumpAll(this.#context, protocol, this.#groups, take, () => this.#ended);
    sink.flush();
    return incomplete;
  }

  /**
   * Writes the kernel's generic families into a capture, as it tells them: their numbers are given at run time, and
   * neither nltool nor tshark can know them later.
   */
  async families(capture: CaptureFile): Promise<void> {
    const { protocol } = this.target;
    if (!protocol.generic) return;
    const take = (_: unknown, bytes: Uint8Array) => told(capture, protocol, bytes);
    await dumpAll(this.#context, protocol, [nlctrlNotify], take, () => this.#ended);
  }

  /** Receives until `end`. */
  async run(sink: Sink, capture?: CaptureFile): Promise<void> {
    const { protocol } = this.target;
    for (;;) {
      const batch = await this.#transport.receive();
      if (batch === undefined) break;
      sink.received();
      for (const datagram of batch.datagrams) {
        if (protocol.generic && isNlctrl(datagram.view))
          for (const family of sink.learn(protocol, datagram)) await this.#grow(family);
        if (datagram.group === 0 || datagram.group !== this.#hidden) {
          const taken = sink.take(protocol, datagram);
          if (taken) await taken;
        } else if (capture) told(capture, protocol, datagram.bytes);
        if (this.#ended) break;
      }
      if (batch.loss) {
        this.#told = batch.loss.total;
        sink.overrun(protocol, batch.loss);
      }
      if (!batch.more) sink.flush();
    }
    const total = this.#transport.drops();
    if (total > this.#told) sink.overrun(protocol, { count: total - this.#told, total, errno: ENOBUFS });
    sink.flush();
  }

  /** Joins what appears, where all was asked for. */
  async #grow(appeared: KernelFamily): Promise<void> {
    const { name: family, groups } = appeared;
    const { grows, protocol } = this.target;
    await this.#context.schemas.load(protocol, [family]);
    await this.#context.describe(protocol, appeared, true);
    if (grows !== 'all' && !grows.includes(family)) return;
    for (const { id: number, name } of groups) {
      if (this.#groups.some(group => group.number === number)) continue;
      const group = { family, name, number };
      const refusal = join(this.#transport, protocol, group);
      if (!refusal) this.#groups.push(group);
      this.#context.say(
        refusal
          ? `not joined: generic ${family}:${name}(${number}), which has appeared: ${refusal.text}`
          : `listening: generic ${family}:${name}(${number}), which has appeared`,
      );
    }
  }

  end(): void {
    if (!this.#ended) this.#takeBack?.();
    this.#ended = true;
    this.#transport.close();
  }
}

const nlctrlNotify: KnownGroup = { ...nlctrl.groups!.find(({ name }) => name === 'notify')!, family: nlctrl.name };

/** Writes what the kernel has told of its families. */
const told = (capture: CaptureFile, protocol: Protocol, bytes: Uint8Array): void =>
  capture.write({ protocol: protocol.number, time: now(), direction: 'from-kernel', bytes });

/** Opens a target's socket and joins. Throws Failure. */
export async function openSession(context: Context, target: Target, options: SessionOptions): Promise<Session> {
  const { protocol } = target;
  const wanted = options.buffer ?? listenBuffer;
  const transport = await context.open(protocol, {
    receiveBuffer: wanted,
    listenAllNsid: options.allNsid,
    ...(options.port === undefined ? {} : { port: options.port }),
  });
  let buffer = wanted;
  for (const { option, message, got } of transport.warnings) {
    if (option === 'NETLINK_LISTEN_ALL_NSID') throw refused(`${message} (needs CAP_NET_BROADCAST)`);
    if (got !== undefined) buffer = got;
    if (got === undefined || options.buffer !== undefined) context.warn(`${message} (more needs CAP_NET_ADMIN)`);
  }
  await context.load(protocol);
  const session = new Session(context, transport, target);
  if (session.groups.length > 0 || options.port !== undefined)
    echo(context, transport, protocol, [...session.groups], buffer);
  else if (target.named && session.refusals.length === 0)
    throw refused(`${protocol.name} has no multicast groups (--port listens for unicast messages)`);
  session.ask();
  return session;
}
