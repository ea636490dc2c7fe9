/** What SOCK_DIAG says of sockets, as `nltool send` and as ss(8) tell it. */
import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { after, before, suite, test } from 'node:test';
import type { Json } from '../support/differences.ts';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltool, type Running } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';
import { manySockets } from '../support/sockets.ts';

const skip = peerMissing('ss', '-V') || peerMissing('python3', '-V') || (netnsMissing() ?? false);

/** `state`, and what stands in its words and in `name:value` behind them. */
interface Line {
  state: string;
  words: string[];
  fields: Map<string, string>;
  text: string;
}

function lineOf(text: string): Line {
  const words = text.trim().split(/\s+/);
  const fields = new Map(
    words.flatMap(word => (/^[a-z][a-z0-9_]*:/.test(word) ? [[...pairOf(word)] as [string, string]] : [])),
  );
  return { state: words[0]!, words, fields, text };
}
function pairOf(word: string): [string, string] {
  const at = word.indexOf(':');
  return [word.slice(0, at), word.slice(at + 1)];
}

const stateNames: { [state: string]: string } = {
  established: 'ESTAB',
  listen: 'LISTEN',
  close: 'UNCONN',
  'time-wait': 'TIME-WAIT',
};

/** Of tcp_info, as ss calls them. */
const tcpOptions = { timestamps: 'ts', sack: 'sack', ecn: 'ecn', 'ecn-seen': 'ecnseen', 'syn-data': 'fastopen' };
/** Where control groups of the second kind are folders. */
const cgroups = /^cgroup2 (\S+) /m.exec(readFileSync('/proc/mounts', 'utf8'))?.[1];

suite('sockets', { skip }, () => {
  let netns: TestNetns;
  let sockets: Running;
  before(async () => {
    netns = await makeNetns();
    netns.run('ip', 'link', 'set', 'lo', 'up');
    sockets = await manySockets(netns.pid);
  });
  after(async () => {
    await sockets?.end('SIGTERM');
    netns?.close();
  });

  /** The lines of ss without its header. */
  const theirs = (...words: string[]): Line[] => {
    const text = netns.run('ss', '-H', '-O', '-n', '-a', '-e', '-i', '-m', '-o', ...words);
    // ss prints an MD5 key before the line that it belongs to
    return text.replaceAll('secret', '').split('\n').filter(Boolean).map(lineOf);
  };
  const ours = (...words: string[]): Json[] => {
    const { out, err, code } = nltool([
      'send',
      ...words,
      '--dump',
      '--json',
      '--json-strings-64',
      '--netns',
      String(netns.pid),
    ]);
    assert.equal(code, 0, err);
    const records = jsonLines(out);
    for (const { problems, unknown, notify } of records)
      assert.deepEqual({ problems, unknown, notify }, { problems: undefined, unknown: undefined, notify: undefined });
    return records;
  };

  const place = (address: string, port: number) =>
    `${/:/.test(address) && address !== '::' ? `[${address}]` : address === '::' ? '[::]' : address}:${port || '*'}`;

  /** Members of skmem in the order of ss, each with its letters there. */
  const memory = (of: Json) =>
    `(r${of.rmem_alloc},rb${of.rcvbuf},t${of.wmem_alloc},tb${of.sndbuf},f${of.fwd_alloc},w${of.wmem_queued},o${of.optmem},bl${of.backlog},d${of.drops})`;

  /** tcp_info as `name:value` of ss; times are milliseconds there, and what is zero is left out. */
  function info(of: Json): { [name: string]: string | undefined } {
    const number = (value: number) => (value ? `${value}` : undefined);
    const ms = (value: number) => (value ? String(Number((value / 1000).toPrecision(6))) : undefined);
    return {
      pmtu: number(of.pmtu),
      rcvmss: number(of.rcv_mss),
      advmss: number(of.advmss),
      mss: number(of.snd_mss),
      cwnd: number(of.snd_cwnd),
      rtt: of.rtt ? `${ms(of.rtt)}/${ms(of.rttvar) ?? 0}` : undefined,
      ato: ms(of.ato),
      bytes_sent: number(of.bytes_sent),
      bytes_acked: number(of.bytes_acked),
      bytes_received: number(of.bytes_received),
      segs_out: number(of.segs_out),
      segs_in: number(of.segs_in),
      data_segs_out: number(of.data_segs_out),
      data_segs_in: number(of.data_segs_in),
      delivered: number(of.delivered),
      rcv_space: number(of.rcv_space),
      rcv_ssthresh: number(of.rcv_ssthresh),
      snd_wnd: number(of.snd_wnd),
      rto: of.rto && of.rto !== 3_000_000 ? ms(of.rto) : undefined,
      unacked: number(of.state === 'listen' ? 0 : of.unacked),
      retrans: of.retrans || of.total_retrans ? `${of.retrans}/${of.total_retrans}` : undefined,
      lost: number(of.lost),
      reordering: of.reordering === 3 ? undefined : number(of.reordering),
      ssthresh: of.snd_ssthresh < 0xffff ? number(of.snd_ssthresh) : undefined,
      notsent: number(of.notsent_bytes),
      bytes_retrans: number(of.bytes_retrans),
      rcv_rtt: ms(of.rcv_rtt),
      rehash: number(of.rehash),
      minrtt: of.min_rtt && of.min_rtt < 0xffffffff ? ms(of.min_rtt) : undefined,
    };
  }

  function same(line: Line, { fixed, attributes = {} }: Json): void {
    const hint = line.text;
    assert.equal(line.state, stateNames[fixed.state], hint);
    assert.deepEqual(line.words.slice(1, 3), [`${fixed.rqueue}`, `${fixed.wqueue}`], hint);
    const { src, sport, dst, dport, cookie } = fixed.id;
    assert.deepEqual(line.words.slice(3, 5), [place(src, sport), place(dst, dport)], hint);
    assert.equal(line.fields.get('sk'), BigInt(cookie).toString(16), hint);
    assert.equal(line.fields.get('uid') ?? '0', `${fixed.uid}`, hint);
    assert.equal(/^\((\w+)/.exec(line.fields.get('timer') ?? '(off')![1], fixed.timer, hint);
    assert.equal(line.fields.get('skmem'), memory(attributes.skmeminfo), hint);
    assert.equal(Number(line.fields.get('fwmark') ?? 0), attributes.mark ?? 0, hint);
    if (fixed.family === 'inet6' && attributes.skv6only !== undefined)
      assert.equal(line.fields.get('v6only'), `${attributes.skv6only}`, hint);
    const [receives, sends] = ['receive', 'send'].map(way => !attributes.shutdown.includes(way));
    assert.ok(line.words.includes(`${receives ? '<' : '-'}-${sends ? '>' : '-'}`), hint);
    const group = line.fields.get('cgroup');
    if (group !== undefined && cgroups) assert.equal(statSync(cgroups + group).ino, Number(attributes.cgroup_id), hint);
    if (!attributes.info) return;
    for (const [option, word] of Object.entries(tcpOptions))
      assert.equal(line.words.includes(word), attributes.info.options.includes(option), `${option} in ${hint}`);
    assert.equal(line.words.includes(attributes.cong), true, hint);
    for (const [name, value] of Object.entries(info(attributes.info)))
      assert.equal(line.fields.get(name), value, `${name} in ${hint}`);
    const { scale } = attributes.info;
    if (scale.snd_wscale) assert.equal(line.fields.get('wscale'), `${scale.snd_wscale},${scale.rcv_wscale}`);
    if (attributes.ulp_info) assert.ok(line.words.includes(`tcp-ulp-${attributes.ulp_info.name}`), hint);
  }

  function compare(lines: Line[], records: Json[]): void {
    assert.ok(records.length > 0);
    const byInode = new Map(records.map(record => [`${record.fixed.inode}`, record]));
    assert.deepEqual(lines.map(({ fields }) => fields.get('ino')).sort(), [...byInode.keys()].sort());
    for (const line of lines) same(line, byInode.get(line.fields.get('ino')!)!);
  }
  const details = 'ext=meminfo,info,cong,tos,tclass,skmeminfo,shutdown';

  for (const [version, family] of [
    ['-4', 'inet-diag'],
    ['-6', 'inet6-diag'],
  ] as const) {
    test(`TCP, ss ${version}`, () => compare(theirs('-t', version), ours(family, 'get', details)));
    test(`UDP, ss ${version}`, () => compare(theirs('-u', version), ours(family, 'get', 'protocol=udp', details)));
  }

  test('MPTCP', t => {
    if (!/^mptcp$/m.test(sockets.out)) return t.skip('this kernel has no MPTCP');
    const records = ours('inet-diag', 'get', 'attributes.req-protocol=mptcp', details);
    const lines = theirs('-M', '-4');
    assert.deepEqual(
      lines.map(({ fields }) => fields.get('ino')).sort(),
      records.map(one => `${one.fixed.inode}`).sort(),
    );
    for (const { words, fields, text } of lines) {
      const { fixed, attributes } = records.find(one => `${one.fixed.inode}` === fields.get('ino'))!;
      assert.equal(words[0], stateNames[fixed.state], text);
      assert.equal(fields.get('skmem'), memory(attributes.skmeminfo), text);
      if (fields.has('token')) assert.equal(fields.get('token'), attributes.info.token.toString(16), text);
      for (const name of ['write_seq', 'snd_una', 'rcv_nxt'])
        if (fields.has(name)) assert.equal(fields.get(name), BigInt(attributes.info[name]).toString(16), text);
    }
  });

  test('a comparison that the kernel makes', () => {
    const all = ours('inet-diag', 'get');
    const some = ours('inet-diag', 'get', 'states=listen');
    assert.deepEqual(
      some.map(({ fixed }) => fixed.id.sport).sort(),
      all.flatMap(({ fixed }) => (fixed.state === 'listen' ? [fixed.id.sport] : [])).sort(),
    );
  });

  test('MD5 keys are hidden unless asked for', t => {
    if (!/^md5$/m.test(sockets.out)) return t.skip('this kernel has no CONFIG_TCP_MD5SIG');
    const words = ['send', 'inet-diag', 'get', '--dump', '--json', ...netns.own, 'ext=info'];
    const of = (more: string[]) => jsonLines(nltool([...words, ...more]).out).find(one => one.attributes.md5sig)!;
    const hidden = of([]);
    assert.equal(hidden.attributes.md5sig[0].key, '(hidden)');
    assert.deepEqual(hidden.redacted, ['md5sig[0].key']);
    const secret = Buffer.from('secret').toString('hex');
    assert.equal(JSON.stringify(hidden).includes(secret), false);
    assert.ok(of(['--show-secrets']).attributes.md5sig[0].key.startsWith(secret));
  });

  test('Unix domain sockets', () => {
    const kinds: { [kind: string]: string } = { u_str: 'stream', u_dgr: 'dgram', u_seq: 'seqpacket' };
    const states: { [state: string]: string } = { ESTAB: 'established', LISTEN: 'listen', UNCONN: 'close' };
    const lines = theirs('-x');
    const records = ours('unix-diag', 'get', 'show=name,peer,icons,rqlen,meminfo,uid');
    assert.equal(records.length, lines.length);
    for (const { words, fields, text } of lines) {
      const [kind, state, received, sent, name, inode, , peer] = words;
      const { fixed, attributes } = records.find(one => `${one.fixed.ino}` === inode)!;
      assert.deepEqual([fixed.type, fixed.state], [kinds[kind!], states[state!]], text);
      assert.deepEqual([received, sent], [`${attributes.rqlen.rqueue}`, `${attributes.rqlen.wqueue}`], text);
      assert.equal(fields.get('skmem'), memory(attributes.meminfo), text);
      assert.equal(Number(peer), attributes.peer ?? 0, text);
      assert.equal(name, attributes.name ? `@${attributes.name.abstract}` : '*', text);
    }
  });

  test('packet sockets', () => {
    const lines = theirs('-0');
    const records = ours('packet-diag', 'get', 'show=info,mclist,ring-cfg,fanout,meminfo,filter');
    assert.equal(records.length, 2);
    assert.deepEqual(
      lines.map(({ fields }) => fields.get('ino')).sort(),
      records.map(one => `${one.fixed.ino}`).sort(),
    );
    for (const { words, fields, text } of lines) {
      const { fixed, attributes } = records.find(one => `${one.fixed.ino}` === fields.get('ino'))!;
      assert.equal(words[0], fixed.type === 'raw' ? 'p_raw' : 'p_dgr', text);
      assert.equal(fields.get('skmem'), memory(attributes.meminfo), text);
      assert.equal(fields.get('sk'), BigInt(fixed.cookie).toString(16), text);
      assert.equal(words[4], `${fixed.num === 3 ? '*' : `[${fixed.num}]`}:${attributes.info.index ? 'lo' : '*'}`, text);
    }
  });
});
