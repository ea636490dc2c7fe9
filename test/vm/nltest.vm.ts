/** A kernel developer's day: a family and a protocol that nobody has described, then their specs. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { root as project } from '../../scripts/bundle.ts';
import type { Running } from '../support/nltool.ts';
import { moduleFile } from './module.ts';
import { listening, nltool, records, shell, skip } from './nltool.ts';

const spec = ['--spec', `${project}test/vm/specs`];
const values = ['1=7', '2=seven', '3=5', '4=hex:beef', '7=-3', '6.value=1', '6.selector=3'];
const inner = ['5.1=1000', '5.2=2', '5.3=hex:020000000001', '5.4', '5.5[0].1=-5', '5.5[0].2=9'];

describe('a generic family without a schema', { skip }, () => {
  let all: Running;
  before(async () => {
    all = await listening('--json', '--proto', 'generic');
    shell(`insmod ${moduleFile('nltest')}`);
    await all.until('err', /listening: generic nltest:events\(\d+\), which has appeared/);
  });
  after(() => all.end('SIGKILL'));

  test('is listed with its operations and group', () => {
    const { out, code } = nltool('families', '--json', 'generic');
    assert.equal(code, 0);
    const family = records(out).find(one => (one as { name?: string }).name === 'nltest');
    assert.match(JSON.stringify(family), /"events"/);
  });

  test('is described by its policy: types, ranges, lengths, nests, and who may', () => {
    const { out, code } = nltool('describe', 'nltest', '--policy');
    assert.equal(code, 0);
    for (const line of [
      /^1 +1 +do, dump *$/m,
      /^2 +2 +do +CAP_NET_ADMIN$/m,
      /^1 +1 +u32 +1 to 1000|^1 +1 +u32 +at least 1, at most 1000/m,
      /^2 +2 +nul-string +.*15/m,
      /^ +2 +2 +u8 +.*2/m,
      /^ +1 +1 +s32/m,
    ])
      assert.match(out, line);
  });

  test('is sent to by numbers; warns of what the policy refuses, and then the kernel does', () => {
    const set = nltool('send', 'nltest', '2', ...values, ...inner);
    assert.equal(set.err, 'acknowledged\n');
    assert.equal(set.code, 0);
    const wrong = nltool('send', 'nltest', 'cmd-2', 'attr-1=5000', 'attr-5.attr-2=3');
    assert.match(wrong.err, /the kernel's policy will refuse: attr_1 = 5000: the kernel takes at most 1000/);
    assert.match(wrong.err, /the kernel's policy will refuse: attr_5\.attr_2 = 3: the kernel takes at most 2/);
    assert.match(wrong.err, /kernel refused nltest cmd-2: ERANGE/);
    assert.match(wrong.err, /attr_1/);
    assert.equal(wrong.code, 1);
    const missing = nltool('send', 'nltest', '1', '1=99');
    assert.match(missing.err, /ENOENT.*\n.*no object with this number/);
  });

  test('its replies and events are decoded by the policy, which is told, and give their bytes back', async () => {
    const expected = {
      attr_1: 7,
      attr_2: 'seven',
      attr_3: 5,
      attr_4: 'beef',
      attr_5: { attr_1: 1000, attr_2: 2, attr_3: '020000000001', attr_4: true, attr_5: [{ attr_1: -5, attr_2: 9 }] },
      attr_6: { value: 1, selector: 3 },
      attr_7: -3,
    };
    const { out } = nltool('send', 'nltest', '1', '--dump', '--json');
    const [reply, ...more] = records(out);
    assert.equal(more.length, 0);
    assert.deepEqual(reply!.attributes, expected);
    assert.equal(reply!.schema, "the kernel's policy");
    assert.match(nltool('send', 'nltest', '1', '--dump', '-v').out, /^cmd-1-reply nltest .*by the kernel's policy$/m);
    await all.until('out', /"family":"nltest"/);
    const event = records(all.out).find(one => one.family === 'nltest')!;
    assert.deepEqual(event.attributes, expected);
    assert.equal(event.operation, 'cmd-3');
    assert.equal(event.group, 'events');
    for (const record of [reply!, event]) {
      assert.equal(record.unknown, undefined);
      assert.equal(record.problems, undefined);
    }
  });

  test('a skeleton of its spec loads, and with names that a person gives reads the same', () => {
    const skeleton = nltool('describe', 'nltest', '--yaml');
    assert.equal(skeleton.code, 0, skeleton.err);
    const file = '/tmp/nltest.yaml';
    writeFileSync(file, skeleton.out.replaceAll('attr-2\n', 'label\n'));
    const { out, err, code } = nltool('send', 'nltest', 'cmd-1', 'attr-1=7', '--json', '--spec', file);
    assert.equal(code, 0, err);
    assert.equal(records(out)[0]!.attributes!.label, 'seven');
  });

  test('with its spec it has names', async () => {
    const events = await listening('--json', 'nltest:events', ...spec);
    const set = nltool('send', 'nltest', 'set', 'id=8', 'name=eight', 'flags=fast,shared', 'spec.mode=once', ...spec);
    assert.equal(set.err, 'acknowledged\n');
    await events.until('out', /\n/);
    const [event] = records((await events.end('SIGINT')).out);
    assert.equal(event!.name, 'NLTEST_CMD_CHANGED');
    assert.deepEqual(event!.attributes!.flags, ['fast', 'shared']);
    assert.deepEqual((event!.attributes!.spec as { mode: string }).mode, 'once');
    const { out } = nltool('send', 'nltest', 'get', 'id=7', ...spec);
    assert.match(out, /mac +02:00:00:00:00:01/);
    assert.match(out, /mode +always/);
    const differences = nltool('describe', 'nltest', '--policy', ...spec);
    assert.doesNotMatch(differences.out, /schema:|not in the schema/);
  });
});

describe('protocol 31, which nobody has registered', { skip }, () => {
  const hello = '01000050' + '0a000000' + '0a000100' + '68656c6c6f000000';

  test('is listened and sent to as bytes', async () => {
    const events = await listening('--proto', '31', '--groups', '1', '--json');
    const text = await listening('--proto', '31', '--groups', '1');
    const sent = nltool('send', '--proto', '31', '--type', '18', '--hex', hello);
    assert.equal(sent.err, 'acknowledged\n');
    await events.until('out', /\n/);
    const [event] = records((await events.end('SIGINT')).out);
    assert.equal(event!.protocol, '31');
    assert.equal(event!.header!.type, 19);
    assert.match(JSON.stringify(event!.body), /^\{"hex":"010000500b000000/);
    await text.until('out', /hello/);
    assert.match((await text.end('SIGINT')).out, /52 bytes {2}010000500b000000.*…"hello"…/);
    const asked = nltool('send', '--proto', '31', '--type', '16', '--hex', hello, '--json');
    assert.equal(records(asked.out)[0]!.header!.type, 17);
    const refused = nltool('send', '--proto', '31', '--type', '99', '--hex', hello);
    assert.match(refused.err, /EOPNOTSUPP.*\n.*unknown message type/);
    assert.equal(refused.code, 1);
  });

  test('with its spec it has names', async () => {
    const events = await listening('--proto', '31', '--groups', '1', '--json', ...spec);
    const words = ['fixed.version=1', 'fixed.port=80', 'id=10', 'text=hello', 'count=3'];
    assert.equal(nltool('send', 'nltest-raw', 'emit', ...words, ...spec).err, 'acknowledged\n');
    await events.until('out', /\n/);
    const [event] = records((await events.end('SIGINT')).out);
    assert.deepEqual(event!.fixed, { version: 1, flags: 0, port: 80, id: 11 });
    assert.equal(event!.attributes!.text, 'hello');
    assert.equal(event!.operation, 'event');
    const { out } = nltool('send', 'nltest-raw', 'ask', ...words, ...spec, '--json');
    assert.equal(records(out)[0]!.attributes!.count, 3);
  });
});
