import assert from 'node:assert/strict';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { lacks, makeFirewall } from '../support/netfilter.ts';
import { netnsMissing } from '../support/netns.ts';
import { listening, nltool, Running } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';
import { compare } from './compare.ts';
import { nftFields } from './nft-fields.ts';

const ruleset = `
table ip t {
  comment "said of the table"
  counter c { packets 3 bytes 4
  }
  quota q { over 10 mbytes
  }
  limit l { rate 10/second burst 5 packets
  }
  set s { type ipv4_addr; flags timeout; elements = { 10.0.0.1 timeout 1h comment "one", 10.0.0.2 }
  }
  map m { type inet_service : verdict; elements = { 80 : accept, 443 : drop }
  }
  set three { type ipv4_addr . inet_proto . inet_service; elements = { 10.0.0.1 . tcp . 80, 10.0.0.2 . udp . 53 }
  }
  map to { type inet_service : ipv4_addr . inet_service; elements = { 80 : 10.0.0.1 . 8080 }
  }
  map marked { type mark : ifname; elements = { 0x10 : "v0" }
  }
  set macs { type ether_addr . mark; elements = { 00:11:22:33:44:55 . 0x7 }
  }
  chain other { counter comment "said"
  }
  chain in { type filter hook input priority 5; policy accept;
    ct state new counter name "c"
    ip saddr @s tcp dport vmap @m
    iifname "lo" limit rate 5/second log prefix "hi " comment "said too"
  }
}
table inet u { chain out { type filter hook output priority -10; policy drop; accept
  }
}
table netdev d { chain i { type filter hook ingress device "v0" priority 0; policy accept;
  }
}
`;

const isMap = ({ attributes }: Json): boolean => attributes.flags?.includes('map') ?? false;

suite('what nft says', { skip: netnsMissing() ?? lacks([['nft', '--version']]) ?? false }, () => {
  let firewall: Awaited<ReturnType<typeof makeFirewall>>;
  before(async () => {
    firewall = await makeFirewall();
  });
  after(() => firewall?.close());

  /** Without the commands of a ruleset: what nft prints by kind. */
  const load = (text: string): void => void firewall.run(`nft -f - <<'END'\n${text}\nEND`);

  const dumped = (): Json[] => {
    const { out, err, code } = nltool([
      'listen',
      'netfilter:nftables',
      '--dump',
      '--duration',
      '300ms',
      '--json',
      ...firewall.own,
    ]);
    assert.equal(code, 0, err);
    const all = jsonLines(out);
    const key = ({ fixed, attributes }: Json, name: string) => `${fixed.family} ${attributes.table} ${name}`;
    const elements = new Map<string, Json[]>();
    for (const one of all.filter(({ operation }) => operation === 'newsetelem')) {
      const set = key(one, one.attributes.set);
      elements.set(set, [...(elements.get(set) ?? []), ...(one.attributes.elements?.elem ?? [])]);
    }
    for (const one of all.filter(({ operation }) => operation === 'newset'))
      one.attributes.elements = elements.get(key(one, one.attributes.name));
    return all;
  };

  test('nft -j list ruleset', t => {
    load(ruleset);
    const theirs: Json[] = JSON.parse(firewall.run('nft -j list ruleset')).nftables;
    const ours = dumped();
    for (const [kind, { operation, fields }] of Object.entries(nftFields)) {
      const some = theirs.flatMap(one => (one[kind] ? [one[kind]] : []));
      const same = ours.filter(one => {
        if (one.operation !== `new${operation}`) return false;
        if (operation === 'obj') return one.attributes.type === kind;
        return operation !== 'set' || isMap(one) === (kind === 'map');
      });
      assert.ok(some.length > 0, kind);
      assert.deepEqual(compare(`nft ${kind}`, some, same, fields, t), [], kind);
    }
    firewall.run('nft flush ruleset');
  });

  test('nft -j monitor', async t => {
    const monitor = new Running('nsenter', ['-t', String(firewall.pid), '-n', 'nft', '-j', 'monitor']);
    const listener = await listening('netfilter:nftables', '--json', ...firewall.own);
    // until the monitor has joined
    for (let i = 0; monitor.out === ''; i++) {
      assert.ok(i < 50);
      load(`add table ip joined${i}`);
      await new Promise(resolve => setTimeout(resolve, 200));
    }
    load(ruleset);
    load('flush chain ip t other\ndelete table netdev d\nadd table ip last');
    const last = /"add": \{"table": \{"family": "ip", "name": "last"/;
    await monitor.until('out', last);
    await listener.until('out', /"newtable"[^\n]*"name":"last"[^\n]*\n/);
    const [{ out: said }, { out: heard }] = [await monitor.end('SIGKILL'), await listener.end('SIGINT')];
    const begun = (list: Json[], is: (one: Json) => boolean) => list.slice(list.findIndex(is));
    const theirs = begun(jsonLines(said), one => one.add?.table?.name === 't');
    const ours = begun(jsonLines(heard), one => one.operation === 'newtable' && one.attributes.name === 't');
    for (const [kind, { operation, fields }] of Object.entries(nftFields))
      for (const verb of ['add', 'delete']) {
        const some = theirs.flatMap(one => (one[verb]?.[kind] ? [one[verb][kind]] : []));
        const same = ours.filter(one => {
          if (one.operation !== `${verb === 'add' ? 'new' : 'del'}${operation}`) return false;
          if (operation === 'obj') return one.attributes.type === kind;
          return operation !== 'set' || isMap(one) === (kind === 'map');
        });
        assert.deepEqual(compare(`nft monitor ${kind}`, some, same, fields, t), [], `${verb} ${kind}`);
      }
    firewall.run('nft flush ruleset');
  });
});
