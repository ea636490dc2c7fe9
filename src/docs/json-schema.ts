/** The records of an operation or a family as JSON Schema: the contract, with `fixed`, `body` and `attributes` spelled out. */
import { answerConstant, type Family, fixedOf, type Operation } from '../schema/family.ts';
import type { Type } from '../schema/type.ts';
import type { JsonSchema } from '../types/face.ts';
import { faceOf } from '../types/index.ts';
import { draft, recordDefinition, recordDefinitions, recordProperties } from './record-schema.ts';
import { UniqueNames } from './unique-names.ts';

/** Where bytes do not fit their type they stand as they are. */
const bytes: JsonSchema = {
  type: 'object',
  properties: { hex: { type: 'string' } },
  required: ['hex'],
  additionalProperties: false,
};
const bytesRef: JsonSchema = { $ref: '#/$defs/bytes' };

const common: { [name: string]: JsonSchema } = { bytes, record: recordDefinition, ...recordDefinitions };

class Definitions {
  readonly made: { [name: string]: JsonSchema } = {};
  readonly #sequences = new Map<object, { name: string }>();
  readonly #names = new UniqueNames(Object.keys(common));

  /** A reference for what has a name, so that schemas can be recursive; else the schema itself. */
  ref(type: Type): JsonSchema {
    return { anyOf: [this.#named(type) ?? this.#plain(type), bytesRef] };
  }

  #plain(type: Type): JsonSchema {
    return faceOf(type).jsonSchema(type, inner => this.ref(inner));
  }

  /** A set read in order is another thing than the same set as a nest. */
  #sequence(type: Type): { name: string } | undefined {
    if (type.kind !== 'sequence') return undefined;
    const set = type.set();
    const known = this.#sequences.get(set) ?? { name: `${set.name}-sequence` };
    this.#sequences.set(set, known);
    return known;
  }

  #named(type: Type): JsonSchema | undefined {
    const thing = type.kind === 'struct' ? type : type.kind === 'nest' ? type.set() : this.#sequence(type);
    if (!thing) return undefined;
    const name = this.#names.of(thing);
    if (!(name in this.made)) {
      this.made[name] = {};
      this.made[name] = this.#plain(type);
    }
    return { $ref: `#/$defs/${encodeURIComponent(name)}` };
  }
}

function constantSchema(family: Family, operation: Operation): JsonSchema {
  const answer = answerConstant(family, operation);
  return answer === undefined ? { const: operation.constant } : { enum: [operation.constant, answer] };
}

function operationSchema(family: Family, operation: Operation, definitions: Definitions): JsonSchema {
  const fixed = fixedOf({ family, operation });
  const set = operation.attributes?.();
  return {
    type: 'object',
    ...(operation.doc ? { description: operation.doc } : {}),
    properties: {
      ...recordProperties,
      kind: { const: 'message' },
      protocol: { const: family.protocol },
      family: { const: family.name },
      operation: { const: operation.name },
      ...(operation.constant ? { name: constantSchema(family, operation) } : {}),
      ...(fixed ? { fixed: definitions.ref(fixed) } : {}),
      ...(operation.body ? { body: definitions.ref(operation.body) } : {}),
      ...(set ? { attributes: definitions.ref({ kind: 'nest', set: () => set }) } : {}),
    },
    required: ['v', 'kind', 'protocol'],
    additionalProperties: false,
  };
}

/** The schema of the records of these operations. */
export function messageSchema(family: Family, operations: readonly Operation[]): JsonSchema {
  const definitions = new Definitions();
  const made = operations.map(one => operationSchema(family, one, definitions));
  const title = operations.length === 1 ? `${family.name} ${operations[0]!.name}` : family.name;
  return {
    $schema: draft,
    title,
    ...(made.length === 1 ? made[0] : { anyOf: made }),
    $defs: { ...common, ...definitions.made },
  };
}
