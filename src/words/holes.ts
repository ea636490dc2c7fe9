import { isObject, type Value } from '../schema/value.ts';
import type { Issue } from '../types/notes.ts';
import { join } from '../types/path.ts';

/** Elements of lists that no word has given, though one behind them was. */
export function holes(value: Value | undefined, path = ''): Issue[] {
  if (Array.isArray(value))
    return Array.from(value, (_, i) => i).flatMap(i => {
      const at = join(path, `[${i}]`);
      return value[i] === undefined
        ? [{ path: at, message: 'is missing, as one behind it is given' }]
        : holes(value[i], at);
    });
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    holes(item, path === '' && key === 'attributes' ? '' : join(path, key)),
  );
}
