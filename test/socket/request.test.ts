import assert from 'node:assert/strict';
import { test } from 'node:test';
import { collect } from '../../src/socket/collect.ts';
import { exchange, type Run, request } from '../../src/socket/request.ts';
import { messageFlag } from '../../src/wire/message.ts';
import { attribute, bytesOf, doneMessage, errorMessage, message, text, u32 } from '../support/bytes.ts';
import { FakeKernel, type Step } from '../support/fake.ts';

const { request: asked, ack, root, match, multi, dumpIntr } = messageFlag;
const dump = (seq = 7): Uint8Array => message({ type: 18, flags: asked | root | match, seq, port: 0 });
const get = (seq = 7, flags: number = asked): Uint8Array => message({ type: 18, flags, seq, port: 0 });
const part = (value: number, seq = 7, flags: number = multi): Uint8Array =>
  message({ type: 16, flags, seq }, u32(value));
const kernel = (...steps: (Step | Uint8Array)[]): FakeKernel =>
  new FakeKernel({ batch: 2, answer: () => steps.map(step => (step instanceof Uint8Array ? { bytes: step } : step)) });
const value = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset).getUint32(16, true);
const copy = ({ datagram, start, end }: Run): Uint8Array => datagram.bytes.slice(start, end);

test('a dump in several datagrams, its end in one with data', async () => {
  const fake = kernel(part(1), bytesOf(part(2), part(3)), part(4), bytesOf(part(5), doneMessage(7)));
  const { answer, messages } = await collect(fake, dump());
  assert.deepEqual(messages.map(value), [1, 2, 3, 4, 5]);
  assert.equal(answer.status, 'done');
  assert.equal(answer.messages, 5);
  assert.equal(answer.interrupted, false);
  assert.equal(answer.control?.errno, 0);
  assert.deepEqual(fake.sent[0]?.bytes, dump());
});

test('runs are whole datagrams where all of it is the answer', async () => {
  const runs: [number, number][] = [];
  await request(kernel(bytesOf(part(1), part(2)), bytesOf(part(3), doneMessage(7))), dump(), {
    data: ({ start, end }) => void runs.push([start, end]),
  });
  assert.deepEqual(runs, [
    [0, 40],
    [0, 20],
  ]);
});

test('a dump interrupted by changes says so, wherever the flag stands', async () => {
  const inside = await request(kernel(part(1, 7, multi | dumpIntr), doneMessage(7)), dump());
  assert.equal(inside.interrupted, true);
  const atEnd = await request(kernel(part(1), doneMessage(7, { flags: dumpIntr })), dump());
  assert.equal(atEnd.interrupted, true);
});

test('a dump that fails ends with the errno of its end, which is kept whole', async () => {
  const end = doneMessage(7, { errno: 2, tlvs: [attribute(1, text('FIB table does not exist'))] });
  const answer = await request(kernel(end), dump());
  assert.equal(answer.status, 'error');
  assert.deepEqual(answer.control, { kind: 'done', errno: 2, bytes: end });
});

test('without an acknowledgement one message is the answer', async () => {
  const { answer, messages } = await collect(kernel(part(3, 7, 0)), get());
  assert.equal(answer.status, 'reply');
  assert.deepEqual(messages.map(value), [3]);
});

test('reply and acknowledgement in either order', async () => {
  const bytes = get(7, asked | ack);
  for (const steps of [
    [errorMessage(bytes, 0), { pause: 1 }, part(3, 7, 0)],
    [part(3, 7, 0), { pause: 1 }, errorMessage(bytes, 0)],
  ]) {
    const { answer, messages } = await collect(kernel(...steps), bytes, { until: 'reply' });
    assert.equal(answer.messages, 1);
    assert.deepEqual(messages.map(value), [3]);
    assert.equal(answer.control?.kind, 'ack');
  }
});

test('an acknowledgement ends what looks like a dump, unless only its end is awaited', async () => {
  const bytes = dump();
  assert.equal((await request(kernel(errorMessage(bytes, 0)), bytes)).status, 'ack');
  const { answer, messages } = await collect(kernel(errorMessage(bytes, 0), part(1, 7, 0), doneMessage(7)), bytes, {
    until: 'done',
  });
  assert.equal(answer.status, 'done');
  assert.deepEqual(messages.map(value), [1]);
});

test('foreign sequence numbers, groups, ports and bytes that are no message go astray, in order', async () => {
  const stray: Uint8Array[] = [];
  const data: Uint8Array[] = [];
  const tail = new Uint8Array([1, 2, 3]);
  const noop = message({ type: 1, seq: 7 });
  const unreadable = message({ type: 2, seq: 7 });
  const steps: Step[] = [
    { bytes: bytesOf(part(1), part(2, 8), part(3, 9), part(4), tail) },
    { bytes: part(5), group: 1 },
    { bytes: part(6), port: 99 },
    { bytes: bytesOf(noop, unreadable, doneMessage(8)) },
    { bytes: bytesOf(doneMessage(7), part(7, 8)) },
    { bytes: part(8, 8) },
  ];
  const answer = await request(kernel(...steps), dump(), {
    data: run => void data.push(copy(run)),
    stray: run => void stray.push(copy(run)),
  });
  assert.equal(answer.status, 'done');
  assert.deepEqual(data, [part(1), part(4)]);
  const expected = [bytesOf(part(2, 8), part(3, 9)), tail, part(5), part(6), bytesOf(noop, unreadable, doneMessage(8))];
  assert.deepEqual(stray, [...expected, part(7, 8), part(8, 8)]);
});

test('the next batch waits for what takes the data', async () => {
  const seen: number[] = [];
  await request(kernel(part(1), part(2), part(3), doneMessage(7)), dump(), {
    async data(run) {
      await new Promise(resolve => setImmediate(resolve));
      seen.push(value(copy(run)));
    },
  });
  assert.deepEqual(seen, [1, 2, 3]);
});

test('losses are counted and told, and the answer goes on', async () => {
  const told: number[] = [];
  const answer = await request(kernel(part(1), { lose: 3 }, part(2), { lose: 2 }, doneMessage(7)), dump(), {
    loss: ({ total }) => void told.push(total),
  });
  assert.equal(answer.status, 'done');
  assert.equal(answer.lost, 5);
  assert.deepEqual(told, [3, 5]);
});

test('a message cut short is astray and counted', async () => {
  const stray: Uint8Array[] = [];
  const whole = message({ type: 16, flags: multi, seq: 7 }, new Uint8Array(100));
  const cut = bytesOf(part(1), whole.subarray(0, 40));
  const answer = await request(kernel({ bytes: cut, length: 136 }, doneMessage(7)), dump(), {
    stray: run => void stray.push(copy(run)),
  });
  assert.equal(answer.truncated, 1);
  assert.equal(answer.messages, 1);
  assert.deepEqual(stray, [whole.subarray(0, 40)]);
});

test('silence, also behind strays, ends in a timeout; progress puts it off', async () => {
  assert.equal((await request(kernel(), get(), { timeout: 5 })).status, 'timeout');
  const noisy = new FakeKernel();
  const noise = setInterval(() => noisy.play({ bytes: part(1, 99) }), 1);
  assert.equal((await request(noisy, get(), { timeout: 20 })).status, 'timeout');
  clearInterval(noise);
  const slow = kernel(part(1), { pause: 250 }, part(2), { pause: 250 }, doneMessage(7));
  assert.equal((await request(slow, dump(), { timeout: 400 })).status, 'done');
});

test('closing ends the wait, and a failing socket throws', async () => {
  const fake = kernel();
  const waiting = request(fake, get());
  fake.close();
  assert.equal((await waiting).status, 'closed');
  await assert.rejects(request(kernel({ fail: new Error('gone') }), get()), /gone/);
});

test('several requests in one datagram are told apart', async () => {
  const odd = message({ type: 20, flags: asked | ack, seq: 2, port: 0 }, new Uint8Array([1]));
  const fake = kernel(part(1, 1), errorMessage(odd, 22), part(2, 3, 0), part(3, 1), doneMessage(1));
  const unpadded = odd.subarray(0, 17);
  const { answers } = await exchange(fake, [{ bytes: dump(1) }, { bytes: unpadded }, { bytes: get(3) }]);
  assert.deepEqual(
    answers.map(({ status, messages }) => [status, messages]),
    [
      ['done', 2],
      ['error', 0],
      ['reply', 1],
    ],
  );
  assert.deepEqual(fake.sent[0]?.bytes, bytesOf(dump(1), odd, get(3)));
  await assert.rejects(exchange(fake, [{ bytes: get(1) }, { bytes: get(1) }]), /sequence number 1/);
});

test('a refused batch leaves nothing waiting', async () => {
  const begin = message({ type: 16, flags: asked, seq: 1, port: 0 });
  const inner = message({ type: 2560, flags: asked | ack, seq: 2, port: 0 });
  const { answers } = await exchange(kernel(errorMessage(begin, 1)), [
    { bytes: begin, until: 'none' },
    { bytes: inner },
  ]);
  assert.deepEqual(
    answers.map(({ status }) => status),
    ['error', 'skipped'],
  );
  const sent = await exchange(kernel(), [{ bytes: begin, until: 'none' }]);
  assert.equal(sent.answers[0]?.status, 'sent');
});

test('where types 1 to 3 are not control messages, whatever the peer sends is the answer', async () => {
  const data: Uint8Array[] = [];
  const reply = message({ type: 3, seq: 55 }, u32(0xffffffff));
  const answer = await request(kernel({ bytes: reply, port: 12 }), new Uint8Array([1]), {
    control: false,
    to: { port: 12 },
    data: run => void data.push(copy(run)),
  });
  assert.equal(answer.status, 'reply');
  assert.deepEqual(data, [reply]);
});

test('a request without a header is refused before it is sent', async () => {
  const fake = kernel();
  await assert.rejects(request(fake, new Uint8Array(15)), RangeError);
  assert.equal(fake.sent.length, 0);
});
