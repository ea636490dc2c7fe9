import type { WireNote } from './notes.ts';
import type { MessageFacts, Scope } from './scope.ts';
import type { Recall } from './told.ts';

/** Where reading or writing a message has come to, and what it goes by there. */
export class Place {
  path = '';
  scope: Scope | undefined;
  /** the members of the fixed header */
  fixed: Scope | undefined;
  facts: MessageFacts = {};
  /** what other messages have told */
  recall: Recall | undefined;
  /** whether the schema writes nests with NLA_F_NESTED */
  nested = false;
  wire: { [path: string]: WireNote } = {};
  formats: { [path: string]: string } = {};

  /** Goes to the place of another, whose notes it shares from then on. */
  standAt(other: Place): this {
    this.path = other.path;
    this.scope = other.scope;
    this.fixed = other.fixed;
    this.facts = other.facts;
    this.recall = other.recall;
    this.nested = other.nested;
    this.wire = other.wire;
    this.formats = other.formats;
    return this;
  }
}
