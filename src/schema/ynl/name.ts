/** Names in a spec, and the kernel constants that YNL's rules make of them. */
import { keyOf } from '../attribute-set.ts';
import { constantOf } from '../enum.ts';

/**
 * What is wrong with a name, if anything. A name becomes a key of a record: it has a letter or digit first, is not a number,
 * and is not one that every JavaScript object has (`constructor`). Structs may begin with dashes (`--kernel-timespec`).
 */
export function checkName(name: string, dashes: boolean): string | undefined {
  if (name.length > 128) return 'is longer than 128 characters';
  if (!/^[A-Za-z0-9][A-Za-z0-9_.+-]*$/.test(dashes ? name.replace(/^[-_]+/, '') : name))
    return 'has other characters than letters, digits, and -_.+ behind the first';
  if (!Number.isNaN(Number(name))) return 'is a number';
  if (keyOf(name) in Object.prototype) return 'is reserved';
  return undefined;
}

/** `ifla-info-` as `IFLA_INFO_`. A prefix without a dash behind gets one, as its header has it (`ovpn-mode`: OVPN_MODE_P2P). */
export const prefixOf = (prefix: string): string => constantOf('', /[-_]$/.test(prefix) ? prefix : `${prefix}-`);
