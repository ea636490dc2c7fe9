import { flagNames } from '../schema/lookup.ts';
import type { Bitfield32Type } from '../schema/type.ts';
import { isObject, type Value } from '../schema/value.ts';
import type { Face } from './face.ts';
import { enumValue, toInteger, writeInteger } from './integer.ts';
import { show, type Writing } from './writing.ts';

const present = (type: Bitfield32Type, value: number): Value => (type.enum ? flagNames(type.enum(), value) : value);

function half(type: Bitfield32Type, cx: Writing, value: Value): bigint | undefined {
  if (type.enum) return enumValue(type.enum(), cx, value);
  const number = toInteger(value);
  if (number === undefined) cx.issue(`${show(value)} is no integer`);
  return number;
}

/** struct nla_bitfield32: which bits are meant (selector), and what they are (value). */
export const bitfield32: Face<Bitfield32Type> = {
  size: () => 8,
  read(type, cx, start, end) {
    if (end - start !== 8) return cx.escape(type, start, end, 'bad-length', `bitfield32 of ${end - start} bytes`);
    return cx.leaf(type, start, end, {
      value: present(type, cx.view.getUint32(start, true)),
      selector: present(type, cx.view.getUint32(start + 4, true)),
    });
  },
  write(type, cx, value) {
    if (!isObject(value) || value.value === undefined) {
      cx.issue(`${show(value)} is no {"value": …, "selector": …}`);
      return;
    }
    const bits = half(type, cx, value.value);
    const selector = value.selector === undefined ? bits : half(type, cx, value.selector);
    if (bits === undefined || selector === undefined) return;
    for (const part of [bits, selector]) {
      if (part < 0n || part > 0xffffffffn) cx.issue(`${part} does not fit 32 bits`);
      writeInteger(cx, part, 4, true);
    }
  },
  emitter(type) {
    const part = (value: number): string => {
      const shown = present(type, value);
      return Array.isArray(shown) ? JSON.stringify(shown) : `${shown}`;
    };
    return (cx, start, end) =>
      end - start === 8
        ? `{"value":${part(cx.view.getUint32(start, true))},"selector":${part(cx.view.getUint32(start + 4, true))}}`
        : cx.fail();
  },
  label: () => 'bitfield32',
  text(_, value) {
    if (!isObject(value)) return undefined;
    const part = (item: Value | undefined) => (Array.isArray(item) ? item.map(String).join(',') || '0' : String(item));
    return `${part(value.value)}/${part(value.selector)}`;
  },
  parse(type, word) {
    const [bits = '', selector = bits] = word.split('/');
    const half = (part: string): Value => (type.enum ? part.split(',').filter(name => name && name !== '0') : part);
    return { value: half(bits), selector: half(selector) };
  },
  jsonSchema(type) {
    const names = type.enum && { enum: type.enum().entries.map(entry => entry.name) };
    const part = names ? { type: 'array', items: { anyOf: [names, { type: 'integer' }] } } : { type: 'integer' };
    return { type: 'object', properties: { value: part, selector: part }, required: ['value', 'selector'] };
  },
};
