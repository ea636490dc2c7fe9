/** The parts of a record that say how its bytes lie: of the wrong kind, they are told by their paths. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { encodeRecord } from '../../src/codec/encode.ts';
import type { RecordInput } from '../../src/codec/record.ts';
import { allSchemas } from '../support/schemas.ts';

const schemas = await allSchemas();
const record = { protocol: 'route', family: 'rt-link', operation: 'getlink', fixed: {}, attributes: {} };

const wrong: [part: object, path: string, message: string][] = [
  [{ family: 3 }, 'family', '3 is not a string'],
  [{ redacted: 'x' }, 'redacted', '"x" is not a list'],
  [{ formats: [] }, 'formats', '[] is not an object of names by path'],
  [{ formats: { set: 5 } }, 'formats["set"]', '5 is not a name'],
  [{ wire: 3 }, 'wire', '3 is not an object of notes by path'],
  [{ wire: { mtu: 3 } }, 'wire["mtu"]', '3 is not a note'],
  [{ wire: { mtu: { len: -1 } } }, 'wire["mtu"].len', '-1 is not a length in bytes'],
  [{ wire: { mtu: { bits: 70000 } } }, 'wire["mtu"].bits', '70000 is not a number of 16 bits'],
  [{ wire: { mtu: { pad: 0 } } }, 'wire["mtu"].pad', '0 is not hex'],
  [{ wire: { mtu: { order: 'x' } } }, 'wire["mtu"].order', '"x" is not a list'],
  [{ unknown: {} }, 'unknown', '{} is not a list'],
  [{ unknown: [3] }, 'unknown[0]', '3 is not an object with type and hex'],
  [{ unknown: [{ type: 1 }] }, 'unknown[0].hex', 'needs hex'],
  [{ unknown: [{ type: 1.5, hex: '' }] }, 'unknown[0].type', '1.5 is not a number of 16 bits'],
  [{ request: { formats: 3 } }, 'request.formats', '3 is not an object of names by path'],
];

test('parts of the wrong kind', () => {
  for (const [part, path, message] of wrong)
    assert.deepEqual(encodeRecord({ ...record, ...part } as RecordInput, { schemas }).issues, [{ path, message }]);
});
