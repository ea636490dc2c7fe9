/** Whether a record that somebody wrote has the parts that the contract has, before any value in it is looked at. */
import { isObject, type Value, type ValueObject } from '../schema/value.ts';
import type { Issue } from '../types/notes.ts';
import { show } from '../types/writing.ts';
import type { RecordInput } from './record.ts';

const texts = ['kind', 'family', 'operation', 'hex'] as const;
/** Of a record itself, whose first keys are no attributes. */
const below = (path: string, key: string): string => (path === '' ? key : `${path}.${key}`);

const u16 = 0xffff;
const u32 = 0xffffffff;
/** The longest payload of a note, in bytes: that of an attribute, or of a body that is no attribute. */
const longest = 64 * 1024 * 1024;

/** Every null, with its path, and what the record's own parts may not be. Values are for the schema to judge. */
export function shapeIssues(record: RecordInput): Issue[] {
  const issues: Issue[] = [];
  findNulls(record as unknown as Value, '', issues);
  if (issues.length === 0) partIssues(record, '', issues);
  return issues;
}

/** `within`: the path of a request that is echoed, whose length is not counted anew. */
function partIssues(record: RecordInput, within: string, issues: Issue[]): void {
  for (const key of texts)
    if (record[key] !== undefined && typeof record[key] !== 'string')
      issues.push(not(below(within, key), record[key], 'a string'));
  const { len } = isObject(record.header as unknown as Value) ? record.header! : {};
  if (within && len !== undefined && !isNatural(len, u32))
    issues.push(not(below(within, 'header.len'), len, 'a length in bytes'));
  if (record.redacted !== undefined && !Array.isArray(record.redacted))
    issues.push(not(below(within, 'redacted'), record.redacted, 'a list'));
  if (record.formats !== undefined) formatIssues(record.formats, below(within, 'formats'), issues);
  if (record.wire !== undefined) wireIssues(record.wire, below(within, 'wire'), issues);
  if (record.unknown !== undefined) unknownIssues(record.unknown, below(within, 'unknown'), issues);
  if (isObject(record.request as unknown as Value)) partIssues(record.request!, below(within, 'request'), issues);
}

function findNulls(value: Value | null, path: string, issues: Issue[]): void {
  if (value === null) issues.push({ path, message: 'null is no value: leave the key out' });
  else if (Array.isArray(value)) for (const [i, item] of value.entries()) findNulls(item, `${path}[${i}]`, issues);
  else if (isObject(value)) for (const key in value) findNulls(value[key]!, below(path, key), issues);
}

function formatIssues(formats: unknown, where: string, issues: Issue[]): void {
  const names = isObject(formats as Value) ? Object.entries(formats as ValueObject) : undefined;
  if (!names) issues.push(not(where, formats, 'an object of names by path'));
  for (const [path, name] of names ?? [])
    if (typeof name !== 'string') issues.push(not(`${where}[${JSON.stringify(path)}]`, name, 'a name'));
}

function wireIssues(wire: unknown, where: string, issues: Issue[]): void {
  const notes = isObject(wire as Value) ? Object.entries(wire as ValueObject) : undefined;
  if (!notes) issues.push(not(where, wire, 'an object of notes by path'));
  for (const [path, note] of notes ?? []) {
    const at = `${where}[${JSON.stringify(path)}]`;
    if (!isObject(note)) {
      issues.push(not(at, note, 'a note'));
      continue;
    }
    const { len, bits, reserved, pad, hex, order } = note;
    if (len !== undefined && !isNatural(len, longest)) issues.push(not(`${at}.len`, len, 'a length in bytes'));
    for (const [key, number] of Object.entries({ bits, reserved }))
      if (number !== undefined && !isNatural(number, u16))
        issues.push(not(`${at}.${key}`, number, 'a number of 16 bits'));
    for (const [key, text] of Object.entries({ pad, hex }))
      if (text !== undefined && typeof text !== 'string') issues.push(not(`${at}.${key}`, text, 'hex'));
    if (order !== undefined && !Array.isArray(order)) issues.push(not(`${at}.order`, order, 'a list'));
  }
}

function unknownIssues(unknown: unknown, where: string, issues: Issue[]): void {
  if (!Array.isArray(unknown)) {
    issues.push(not(where, unknown, 'a list'));
    return;
  }
  for (const [i, entry] of unknown.entries()) {
    const at = `${where}[${i}]`;
    if (!isObject(entry)) issues.push(not(at, entry, 'an object with type and hex'));
    else {
      const { path, type, position, hex, pad } = entry;
      if (typeof hex !== 'string') issues.push(not(`${at}.hex`, hex, 'hex'));
      if (pad !== undefined && typeof pad !== 'string') issues.push(not(`${at}.pad`, pad, 'hex'));
      if (path !== undefined && typeof path !== 'string') issues.push(not(`${at}.path`, path, 'a path'));
      if (type !== undefined && !isNatural(type, u16)) issues.push(not(`${at}.type`, type, 'a number of 16 bits'));
      if (position !== undefined && !isNatural(position, u16))
        issues.push(not(`${at}.position`, position, 'a position'));
    }
  }
}

const isNatural = (value: unknown, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= most;

const not = (path: string, value: unknown, what: string): Issue => ({
  path,
  message: value === undefined ? `needs ${what}` : `${show(value as Value)} is not ${what}`,
});
