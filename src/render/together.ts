/** Messages that tell of one event, by what their schema says they have in common. */
import type { Message } from '../codec/message.ts';
import { keyOf } from '../schema/attribute-set.ts';
import { isObject, type Value } from '../schema/value.ts';
import { partNames } from './leaves.ts';
import { sanitize } from './sanitize.ts';
import { shownText } from './value.ts';

/** The event's values, as `1795621272.847:15`; undefined where the schema names none, or the message lacks one. */
export function eventText(message: Message): string | undefined {
  const values = message.operation?.together?.map(path => valueAt(message, path));
  if (!values?.length || values.includes(undefined)) return undefined;
  return sanitize(values.map(value => shownText(value!)).join(':'));
}

function valueAt(message: Message, path: string): Value | undefined {
  const [first, ...rest] = path.split('.').map(keyOf);
  const part = partNames.find(name => name === first);
  let value: Value | undefined = message[part ?? 'attributes']?.value;
  for (const key of part ? rest : [first!, ...rest]) value = isObject(value) ? value[key] : undefined;
  return value;
}
