import type { Type } from '../schema/type.ts';
import type { Value } from '../schema/value.ts';
import type { Emit } from './emitting.ts';
import type { Node } from './node.ts';
import type { Reading } from './reading.ts';
import type { Writing } from './writing.ts';

/** A JSON Schema (draft 2020-12), as far as the faces make one. */
export type JsonSchema = { [key: string]: unknown };

/** What the JSON Schema face needs from its caller: a reference to the schema of a type declared elsewhere. */
type SchemaRef = (type: Type) => JsonSchema;

/** How a value inside another is told to a person, who may have names for it; undefined where it has no text. */
export type Say = (type: Type, value: Value) => string | undefined;

/** Every face of one kind of type. */
export interface Face<T extends Type> {
  /** the length in bytes where the type alone fixes it */
  size(type: T): number | undefined;
  /** Reads `start` to `end`. Never throws; what does not fit stays as bytes, with a problem. */
  read(type: T, cx: Reading, start: number, end: number): Node;
  /** Appends the bytes of a value, or says why it has none. Never throws. */
  write(type: T, cx: Writing, value: Value): void;
  /** the type in a few letters, as `describe` shows it */
  label(type: T): string;
  /** the value of a leaf for a person; undefined where the value is to be shown by its parts. With `say` also what numbers in text mean. */
  text(type: T, value: Value, say?: Say): string | undefined;
  /** the value that a word on the command line means; write says what is wrong with it */
  parse(type: T, word: string): Value;
  jsonSchema(type: T, ref: SchemaRef): JsonSchema;
  /** the fast way from bytes to JSON, where the type has one; without it a message takes the slow one */
  emitter?(type: T): Emit | undefined;
}
