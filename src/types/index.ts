/** Every type's faces, by kind. A kind without a face does not compile. */
import type { Type, TypeKind } from '../schema/type.ts';
import { array } from './array.ts';
import { binary } from './binary.ts';
import { bitfield32 } from './bitfield32.ts';
import { bits } from './bits.ts';
import type { Face } from './face.ts';
import { flag } from './flag.ts';
import { indexedArray } from './indexed-array.ts';
import { integer } from './integer.ts';
import { nest } from './nest.ts';
import { packed } from './packed.ts';
import { pad, unused } from './pad.ts';
import { records } from './records.ts';
import { repeat } from './repeat.ts';
import { select } from './select.ts';
import { sequence } from './sequence.ts';
import { string } from './string.ts';
import { strings } from './strings.ts';
import { struct } from './struct.ts';
import { text } from './text.ts';
import { told } from './told.ts';
import { typeValue } from './type-value.ts';
import { zip } from './zip.ts';

/** Made when first asked for: the faces of composite types lead back here, whichever module is loaded first. */
const makeFaces = () =>
  ({
    integer,
    string,
    binary,
    flag,
    pad,
    unused,
    bitfield32,
    nest,
    'indexed-array': indexedArray,
    'type-value': typeValue,
    select,
    struct,
    array,
    records,
    sequence,
    bits,
    packed,
    repeat,
    strings,
    text,
    told,
    zip,
  }) satisfies { [K in TypeKind]: Face<Extract<Type, { kind: K }>> };

let faces: ReturnType<typeof makeFaces> | undefined;

/** The faces of a type. */
export function faceOf<T extends Type>(type: T): Face<T> {
  faces ??= makeFaces();
  return faces[type.kind] as unknown as Face<T>;
}
