import assert from 'node:assert/strict';
import { constants } from 'node:os';
import { test } from 'node:test';
import { errnoName, errnoNumber, errnos, errnoText } from '../../src/wire/errno.ts';

test('every number that this system knows, by name and back', {
  skip: process.platform === 'linux' ? undefined : 'needs Linux',
}, () => {
  for (const [name, number] of Object.entries(constants.errno)) {
    assert.equal(errnoNumber(name), number, name);
  }
});

test('1 to 133, without the two that are not in use', () => {
  assert.equal(Object.keys(errnos).length, 131);
  assert.equal(errnoName(1), 'EPERM');
  assert.equal(errnoText(105), 'No buffer space available');
  assert.equal(errnoName(41), undefined);
  assert.equal(errnoText(41), 'Unknown error 41');
  assert.equal(errnoNumber('nothing'), undefined);
});
