import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import { type Fields, type Json, near } from '../support/differences.ts';
import { lacks, makeFirewall } from '../support/netfilter.ts';
import { netnsMissing } from '../support/netns.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';
import { compare } from './compare.ts';

const sets = `
ipset create h hash:ip timeout 100 counters comment; ipset add h 10.0.0.1 comment one; ipset add h 10.0.0.2 timeout 50
ipset create p hash:ip,port family inet6; ipset add p fd00::1,tcp:80
ipset create b bitmap:port range 1-1000; ipset add b 80; ipset create l list:set size 8; ipset add l h
ipset create n hash:net,iface skbinfo; ipset add n 10.0.0.0/24,v0 skbmark 0x1/0xff skbprio 1:2
`;

const flagWords = ['counters', 'comment', 'skbinfo'];

/** Words of a line of `ipset save` behind the names: flags alone, others with a value. */
function options(words: string[]): Json {
  const found: Json = {};
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    found[word] = flagWords.includes(word) && !/^"/.test(words[i + 1] ?? '') ? true : words[++i];
  }
  return found;
}

const number = (path: (ours: Json) => unknown) => (ours: Json) => String(path(ours));
const inData = (name: string) => number(({ attributes }) => attributes.data[name]);
const has = (flag: string) => (ours: Json) => ours.attributes.data.cadt_flags?.includes(flag) ?? false;

const created: Fields = {
  name: 'setname',
  type: 'typename',
  family: ({ attributes }) => ({ ipv4: 'inet', ipv6: 'inet6' })[attributes.family as string],
  hashsize: inData('hashsize'),
  maxelem: inData('maxelem'),
  timeout: inData('timeout'),
  bucketsize: inData('bucketsize'),
  size: inData('size'),
  initval: ({ attributes }) => `0x${attributes.data.initval.toString(16).padStart(8, '0')}`,
  range: ({ attributes }) => `${attributes.data.port_from}-${attributes.data.port_to}`,
  counters: has('with-counters'),
  comment: has('with-comment'),
  skbinfo: has('with-skbinfo'),
};

function element({ ip, cidr, port, proto, iface, name }: Json): string {
  const address = ip ? (ip.ipv4 ?? ip.ipv6) + (cidr === undefined ? '' : `/${cidr}`) : undefined;
  const place = port === undefined ? undefined : proto === undefined ? String(port) : `${proto}:${port}`;
  return [address, place, iface, name].filter(part => part !== undefined).join(',');
}

const hex = (value: number) => `0x${value.toString(16)}`;

const added: Fields = {
  value: element,
  timeout: (ours, theirs) => String(near('timeout', 2)(ours, Number(theirs))),
  packets: ({ packets }) => String(packets),
  bytes: ({ bytes }) => String(bytes),
  comment: ({ comment }) => `"${comment}"`,
  skbmark: ({ skbmark }) => `${hex(skbmark.mark)}/${hex(skbmark.mask)}`,
  skbprio: ({ skbprio }) => `${skbprio >>> 16}:${(skbprio & 0xffff).toString(16)}`,
};

suite('what ipset says', { skip: netnsMissing() ?? lacks([['ipset', '--version']]) ?? false }, () => {
  let firewall: Awaited<ReturnType<typeof makeFirewall>>;
  before(async () => {
    firewall = await makeFirewall();
    firewall.run(`set -e\n${sets}`);
  });
  after(() => firewall?.close());

  test('ipset save', t => {
    const lines = firewall
      .run('ipset save')
      .split('\n')
      .filter(Boolean)
      .map(line => line.split(' '));
    const byName = (list: Json[], name: (one: Json) => string) => list.sort((a, b) => name(a).localeCompare(name(b)));
    const theirs = lines.flatMap(([verb, name, type, ...rest]) =>
      verb === 'create' ? [{ name, type, ...options(rest) }] : [],
    );
    const { out, err } = nltool([
      'send',
      'ipset',
      'save',
      'protocol=7',
      '--dump',
      '--json',
      '--netns',
      `${firewall.pid}`,
    ]);
    assert.equal(err, '');
    const ours = byName(jsonLines(out), ({ attributes }) => attributes.setname);
    assert.equal(theirs.length, 5);
    assert.deepEqual(
      compare(
        'ipset',
        byName(theirs, ({ name }) => name),
        ours,
        created,
        t,
      ),
      [],
    );
    for (const { attributes } of ours) {
      const some = lines.flatMap(([verb, name, value, ...rest]) =>
        verb === 'add' && name === attributes.setname ? [{ value, ...options(rest) }] : [],
      );
      assert.deepEqual(compare('ipset add', some, attributes.adt.data, added, t), [], attributes.setname);
    }
  });
});
