/** When a request has been answered. */
import { messageFlag } from '../wire/message.ts';
import type { ControlMessage } from './control.ts';

/**
 * What ends the answer; an error and an NLMSG_DONE always do.
 * - `ack`: the acknowledgement
 * - `reply`: a message that is not part of a dump, and the acknowledgement too where the request asks for one, in
 *   either order (audit acknowledges first)
 * - `done`: nothing else
 * - `none`: nothing is awaited (nfnetlink's batch begin and end)
 *
 * Absent, the flags decide: an acknowledgement where one is asked for, NLMSG_DONE or an acknowledgement with both bits
 * of NLM_F_DUMP (which mean other things in some requests), else a reply.
 */
export type Until = 'ack' | 'reply' | 'done' | 'none';

/**
 * `sent`: nothing was awaited. `skipped`: the batch around it was refused, so that it has no answer. `timeout` and
 * `closed`: silence, and a transport that was closed meanwhile.
 */
type AnswerStatus = 'waiting' | 'sent' | 'ack' | 'reply' | 'done' | 'error' | 'skipped' | 'timeout' | 'closed';

export interface Answer {
  /** of the request */
  readonly seq: number;
  readonly status: AnswerStatus;
  /** messages that carried data */
  readonly messages: number;
  /** NLM_F_DUMP_INTR was seen: what was dumped changed meanwhile, the answer may miss or repeat something */
  readonly interrupted: boolean;
  /** the acknowledgement, error or end of dump; of several the last */
  readonly control?: ControlMessage;
}

/** A request on its way to its answer. */
export class Pending implements Answer {
  readonly seq: number;
  status: AnswerStatus = 'waiting';
  messages = 0;
  interrupted = false;
  control: ControlMessage | undefined;
  /** an error although nothing was awaited */
  refused = false;
  readonly #ackEnds: boolean;
  readonly #replyEnds: boolean;
  /** for `reply`: both it and the acknowledgement are awaited */
  readonly #needsAck: boolean;

  constructor(seq: number, flags: number, until: Until | undefined) {
    const dump = (flags & messageFlag.dump) === messageFlag.dump;
    const ack = (flags & messageFlag.ack) !== 0;
    this.seq = seq;
    this.#ackEnds = until === 'ack' || (until === undefined && (ack || dump));
    this.#replyEnds = until === 'reply' || (until === undefined && !ack && !dump);
    this.#needsAck = until === 'reply' && ack;
    if (until === 'none') this.status = 'sent';
  }

  /** Counts a data message; `multi`: part of a dump, which NLMSG_DONE ends. */
  data(multi: boolean): void {
    this.messages++;
    if (multi || !this.#replyEnds || this.status !== 'waiting') return;
    if (!this.#needsAck || this.control !== undefined) this.status = 'reply';
  }

  /** Takes an NLMSG_ERROR or NLMSG_DONE. */
  end(control: ControlMessage): void {
    this.control = control;
    if (control.errno !== 0 && this.status === 'sent') {
      this.status = 'error';
      this.refused = true;
    }
    if (this.status !== 'waiting') return;
    if (control.errno !== 0) this.status = 'error';
    else if (control.kind === 'done') this.status = 'done';
    else if (this.#ackEnds) this.status = 'ack';
    else if (this.#replyEnds && this.messages > 0) this.status = 'reply';
  }
}
