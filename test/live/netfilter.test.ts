import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, suite, test } from 'node:test';
import { lacks, makeFirewall, scenes, standing, taker } from '../support/netfilter.ts';
import { netnsMissing } from '../support/netns.ts';
import { listening, nltool, Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { assertClean, assertSurvives } from '../support/survives.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-netfilter-'));
after(() => rmSync(folder, { recursive: true }));

suite('netfilter on the running kernel', { skip: netnsMissing() ?? lacks([['nft', '--version']]) ?? false }, () => {
  let firewall: Awaited<ReturnType<typeof makeFirewall>>;
  before(async () => {
    firewall = await makeFirewall();
  });
  after(() => firewall?.close());

  const ping = (): boolean => {
    const [, received] = /(\d+) received/.exec(firewall.run('ping -c1 -W1 127.0.0.1 || true')) ?? [];
    return received === '1';
  };

  for (const { title, script, heard, needs } of scenes)
    test(`${title}: heard without anything unknown or wrong, and the same through JSON`, {
      skip: lacks(needs) ?? false,
    }, async () => {
      const file = join(folder, 'heard.pcap');
      const listener = await listening('--proto', 'netfilter', '--json', '--write', file, '--print', ...firewall.own);
      firewall.run(`set -e\n${script}`);
      const last = heard.at(-1)!.split(' ')[1]!;
      await listener.until('out', new RegExp(`"operation":"${last}"`));
      firewall.run('nft add table ip end; nft delete table ip end');
      await listener.until('out', /"operation":"deltable"[^\n]*"name":"end"[^\n]*\n/);
      const { out, err, code } = await listener.end('SIGINT');
      assert.equal(code, 0, err);
      const records = jsonLines(out);
      assertClean(records);
      const said = new Set(records.map(({ family, operation }) => `${family} ${operation}`));
      for (const one of heard) assert.ok(said.has(one), `${one} was not heard: ${[...said].join(', ')}`);
      assertSurvives({ file });
    });

  test('dumps of every subsystem have nothing unknown and nothing wrong', t => {
    for (const [name, script] of Object.entries(standing)) {
      try {
        firewall.run(`set -e\n${script}`);
      } catch (error) {
        t.diagnostic(`${name}: ${(error as Error).message.split('\n').at(-2)}`);
      }
    }
    const dumps = [
      ...['gettable', 'getchain', 'getrule', 'getset', 'getobj', 'getflowtable'].map(one => `nftables ${one}`),
      'conntrack get',
      'conntrack get-stats',
      'conntrack get-dying',
      'conntrack get-unconfirmed',
      'expect get',
      'expect get-stats',
      'acct get',
      'cttimeout get',
      'ipset list',
      'ipset save',
    ];
    for (const dump of dumps) {
      const words = dump.startsWith('ipset') ? ['protocol=7'] : [];
      const { out, err, code } = nltool(['send', ...dump.split(' '), ...words, '--dump', '--json', ...firewall.own]);
      if (code !== 0) t.diagnostic(`${dump}: ${err.trim()}`);
      assertClean(jsonLines(out));
    }
    for (const one of [
      'nftables getsetelem table=t set=s family=ipv4',
      'nftables getsetelem table=t set=m family=ipv4',
    ]) {
      const { out, err } = nltool(['send', ...one.split(' '), '--dump', '--json', ...firewall.own]);
      assert.equal(jsonLines(out).flatMap(({ attributes }) => attributes.elements?.elem ?? []).length, 2, err);
    }
    const all = nltool(['listen', 'netfilter', '--dump', '--duration', '1s', '--json', ...firewall.own]);
    const records = jsonLines(all.out);
    assertClean(records);
    const said = new Set(records.map(({ operation }) => operation));
    for (const one of ['newtable', 'newchain', 'newset', 'newsetelem', 'newobj', 'newrule'])
      assert.ok(said.has(one), `${one} is not in the dump: ${all.err}`);
    firewall.run('nft flush ruleset');
  });

  for (const kind of ['log', 'queue'] as const)
    test(`packets of NF${kind.toUpperCase()}`, {
      skip:
        lacks([
          ['python3', '-V'],
          ['iptables-legacy', '--version'],
        ]) ?? false,
    }, async () => {
      const take = new Running('nsenter', ['-t', String(firewall.pid), '-n', 'python3', '-c', taker(kind)]);
      await take.until('out', /ready\n/);
      const target = kind === 'log' ? 'NFLOG --nflog-group 5 --nflog-prefix "pfx "' : 'NFQUEUE --queue-num 5';
      firewall.run(`iptables-legacy -A OUTPUT -p icmp -j ${target}`);
      firewall.run('ping -c1 -W1 10.11.0.2 >/dev/null');
      await take.until('out', /ready\n[\da-f]+\n/);
      const { out } = await take.end('SIGKILL');
      firewall.run('iptables-legacy -F OUTPUT');
      const hex = out.replace(/^ready\n/, '').replaceAll('\n', '\n\n');
      assertClean(jsonLines(nltool(['decode', '--proto', 'netfilter', '--json', '-'], hex).out));
      const { out: lines } = nltool(['decode', '--proto', 'netfilter', '-'], hex);
      assert.match(lines, /10\.11\.0\.1 > 10\.11\.0\.2 icmp echo-request id \d+ seq 1 ttl 64 length 84 \(cut to 64\)/);
    });

  test('a batch of records and words makes a table, a chain and a rule that filters', {
    skip: peerMissing('ping', '-V'),
  }, () => {
    const file = join(folder, 'batch.ndjson');
    const record = {
      protocol: 'netfilter',
      family: 'nftables',
      operation: 'newtable',
      direction: 'to-kernel',
      header: { flags: ['request', 'ack', 'create'] },
      fixed: { family: 'ipv4' },
      attributes: { name: 'made' },
    };
    const load = 'name=payload data.dreg=reg-1 data.base=network-header data.offset=9 data.len=1';
    const rule = [
      load,
      'name=cmp data.sreg=reg-1 data.op=eq data.data.value=01',
      'name=immediate data.dreg=reg-verdict data.data.verdict.code=drop',
    ].flatMap((expression, i) => expression.split(' ').map(word => `expressions.elem[${i}].${word}`));
    writeFileSync(
      file,
      [
        JSON.stringify(record),
        '# icmp is protocol 1',
        'nftables newchain family=ipv4 table=made name=in type=filter hook.num=local-in hook.priority=0',
        `nftables newrule family=ipv4 table=made chain=in ${rule.join(' ')}`,
      ].join('\n'),
    );
    assert.ok(ping());
    const { err, code } = nltool(['send', '--batch', file, ...firewall.own]);
    assert.deepEqual([err, code], ['3 acknowledged\n', 0]);
    assert.match(firewall.run('nft list ruleset'), /ip protocol icmp drop/);
    assert.equal(ping(), false);
    const { code: gone } = nltool(['send', 'nftables', 'deltable', 'family=ipv4', 'name=made', ...firewall.own]);
    assert.equal(gone, 0);
    assert.ok(ping());
  });

  test('a wrong batch is explained, by line and attribute, and changes nothing', () => {
    const lines = [
      'nftables newtable family=ipv4 name=wrong',
      'nftables newchain family=ipv4 table=wrong name=in',
      '',
      'nftables newrule family=ipv4 table=wrong chain=out expressions.elem[0].name=counter',
    ].join('\n');
    const { err, code } = nltool(['send', '--batch', '-', ...firewall.own], lines);
    assert.equal(code, 1);
    assert.match(err, /line 4: kernel refused nftables newrule: ENOENT .*\n +at +chain = "out" /);
    assert.match(err, /not applied, .*: line 1: nftables newtable, line 2: nftables newchain\n/);
    assert.doesNotMatch(firewall.run('nft list ruleset'), /wrong/);
    const { out } = nltool(['send', '--batch', '-', '--json', '--control', ...firewall.own], lines);
    const [table, , rule] = jsonLines(out);
    assert.deepEqual(
      [table.kind, table.applied, rule.error.name, rule.extended_ack.path],
      ['ack', false, 'ENOENT', 'chain'],
    );
  });

  test('a table without a family: what the kernel does not say', () => {
    const { err, code } = nltool(['send', 'nftables', 'newtable', 'name=nowhere', ...firewall.own]);
    assert.equal(code, 1);
    assert.match(err, /EOPNOTSUPP .*\n +kernel +gave no reason\n +check +fixed\.family is unspec, .*family=inet/);
  });

  test('errors of ipset by name', { skip: peerMissing('ipset', '--version') }, () => {
    firewall.run('ipset destroy; ipset create busy hash:ip; ipset create holds list:set; ipset add holds busy');
    const { err, code } = nltool(['send', 'ipset', 'destroy', 'protocol=7', 'setname=busy', ...firewall.own]);
    assert.equal(code, 1);
    assert.match(err, /refused ipset destroy: IPSET_ERR_BUSY Something refers to the set/);
  });
});
