import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Lines } from '../../src/render/line.ts';
import { tree } from '../../src/render/tree.ts';
import { attribute, decode, message, messagesOf, plainView } from './support.ts';

const view = plainView();
const rules = (fixture: string) =>
  messagesOf(`netfilter/${fixture}`).filter(({ operation }) => operation?.name === 'newrule');

test('a rule in a line: each expression in brackets, as its schema says that it reads', () => {
  const [rule] = rules('nft-rule-limit');
  assert.match(
    new Lines(view).line(rule!),
    /table t chain c1 \[ limit 10 of pkts in 60s burst 5 inv \] \[ immediate drop => reg-verdict \]$/,
  );
});

test('in the tree one row for each, with its parts below only when asked for depth', () => {
  const [rule] = rules('nft-rule-limit');
  assert.match(tree(rule!, {}, view), /expressions\n +elem\[0\] +limit 10 of pkts in 60s burst 5 inv\n +elem\[1\] /);
  assert.match(tree(rule!, {}, view, 2), /elem\[0\] +limit 10 of pkts in 60s.*\n.* name +"limit".*\n.* data /);
});

test('what no phrase names stands behind with its name, unknown attributes too', () => {
  const data = attribute(1, '00000001') + attribute(99, 'abcd');
  const expression = attribute(1, '"cmp') + attribute(2, data);
  const [unknown] = decode(
    'netfilter',
    message(0x0a06, 1, `02000000${attribute(4, attribute(1, expression))}`),
    'to-kernel',
  );
  assert.match(tree(unknown!, {}, view), /elem(\[0\])? +cmp sreg reg-1 \?99 hex abcd/);
});

test('what has nothing inside leaves no blank', () => {
  const masquerade = attribute(1, '"masq') + attribute(2, '');
  const [rule] = decode(
    'netfilter',
    message(0x0a06, 1, `02000000${attribute(4, attribute(1, masquerade))}`),
    'to-kernel',
  );
  assert.match(new Lines(view).line(rule!), / \[ masq \]$/);
});

test('bytes in a register are told as text too, where they may be that', () => {
  const lines = rules('nft-rule-meta').map(rule => new Lines(view).line(rule));
  assert.ok(
    lines.some(line => /cmp eq reg-1 0x[\da-f]{32} "\w+"/.test(line)),
    lines.join('\n'),
  );
});
