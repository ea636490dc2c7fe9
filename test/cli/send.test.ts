import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { makeNetns, netnsMissing, type TestNetns } from '../support/netns.ts';
import { nltool } from '../support/nltool.ts';
import { jsonLines } from '../support/peer.ts';

const skip = netnsMissing() ?? false;
let netns: TestNetns;
before(async () => {
  if (!skip) netns = await makeNetns();
});
after(() => netns?.close());

/** As `ip -j -d link` tells of one. */
interface IpLink {
  ifindex: number;
  ifname: string;
  mtu: number;
  linkinfo?: { info_kind?: string };
}

/** Sends in the tests' own namespace. */
const send = (words: string, input = '') => nltool(['send', ...words.split(' '), '--netns', `${netns.pid}`], input);
const offline = (words: string) => nltool(['send', ...words.split(' ')]);

test('a dry run: the message, its flags, its bytes', () => {
  const { out, err, code } = offline('rt-link newlink ifname=x linkinfo.kind=veth --dry-run');
  assert.equal(err, '');
  assert.equal(code, 0);
  assert.equal(
    out,
    [
      'RTM_NEWLINK  flags request,ack,create  56 bytes, not sent',
      '  ifname "x"',
      '  linkinfo.kind "veth"',
      '00: 38000000 10000504 00000000 00000000  nlmsghdr',
      '10: 00000000 00000000 00000000 00000000  ifinfomsg',
      '20: 06000300 78000000                    ifname',
      '28: 10001200 09000100 76657468 00000000  linkinfo.kind',
      '',
    ].join('\n'),
  );
  assert.match(offline('rt-link newlink ifname=x linkinfo.kind=veth --dry-run -v').out, /linkinfo\n {4}kind +"veth"\n/);
});

test('a message is named by family, protocol or constant', () => {
  const flags = (words: string) => JSON.parse(offline(`${words} --dry-run --json`).out).header.flags;
  assert.deepEqual(flags('rt-link getlink ifname=x'), ['request', 'ack']);
  assert.deepEqual(flags('route newlink'), ['request', 'ack', 'create']);
  assert.deepEqual(flags('RTM_GETLINK --dump'), ['request', 'root', 'match']);
  assert.deepEqual(flags('NETLINK_ROUTE rt-link newlink --flags +excl,-create'), ['request', 'ack', 'excl']);
  assert.deepEqual(flags('rt-link newlink --flags replace'), ['request', 'replace']);
  assert.deepEqual(flags('rt-link newlink --echo'), ['request', 'ack', 'echo', 'create']);
});

test('what is wrong is told at once and nothing is sent', () => {
  const { out, err, code } = offline('rt-link newlink mtuu=3 mtu=big linkinfo.data.id=4');
  assert.equal(code, 2);
  assert.equal(out, '');
  assert.deepEqual(err.split('\n').slice(0, -1), [
    'nltool: mtuu: rt-link newlink has no such attribute; did you mean mtu?',
    'nltool: linkinfo.data: needs linkinfo.kind=, which chooses its format',
    'nltool: mtu: "big" is no integer (u32)',
  ]);
});

test('unknown names have their nearest', () => {
  for (const [words, message] of [
    ['rt-lin newlink', /no family rt-lin; did you mean rt-link/],
    ['rt-link newlinkk', /rt-link has no operation newlinkk; did you mean newlink\?/],
    ['rt-link newlink --flags +exel', /no flag exel here; did you mean excl/],
    ['rt-link', /which operation of rt-link\? newlink, /],
    ['nlctrl newfamily', /never sent to the kernel/],
    ['rt-link getlink', /asks for one: which\? .*ifname=.*--dump asks for all/],
    ['rt-link newlink --dump', /--dump cannot apply/],
    ['nlctrl getpolicy family-id=16', /only answered for all: add --dump/],
    ['--proto route --type 16 --hex 0g', /no hex/],
    ['--hex 00', /need --proto/],
    ['rt-link newlink --control', /--control cannot apply/],
  ] as const) {
    const { err, code, out } = offline(words);
    assert.match(err, message);
    assert.deepEqual([code, out], [2, ''], words);
  }
});

test('a link is made, asked for, and listed', { skip }, () => {
  assert.deepEqual(send('rt-link newlink ifname=x linkinfo.kind=veth linkinfo.data.peer.ifname=y mtu=1400'), {
    ...send('rt-link getlink ifname=x -q'),
    out: '',
    err: 'acknowledged\n',
    bytes: Buffer.alloc(0),
  });
  assert.match(netns.run('ip', '-d', 'link', 'show', 'x'), /x@y: .* mtu 1400 [\s\S]*veth/);
  const one = send('rt-link getlink ifname=x');
  assert.match(one.out, /^RTM_NEWLINK rt-link {2}seq 1 port \d+\n {2}fixed .* index x\(\d+\)/);
  assert.match(one.out, /\n {2}mtu +1400\n/);
  const { out } = send('route getlink --dump --json');
  const records = jsonLines(out);
  const links = JSON.parse(netns.run('ip', '-j', '-d', 'link'));
  assert.deepEqual(
    records.map(({ fixed, attributes }) => [fixed.index, attributes.ifname, attributes.mtu, attributes.linkinfo?.kind]),
    links.map((link: IpLink) => [link.ifindex, link.ifname, link.mtu, link.linkinfo?.info_kind]),
  );
});

test('a refusal is explained down to the attribute', { skip }, () => {
  const { err, code, out } = send('rt-link newlink ifname=vx linkinfo.kind=vxlan linkinfo.data.id=99999999');
  assert.deepEqual([code, out], [1, '']);
  assert.equal(
    err,
    [
      'nltool: kernel refused rt-link newlink: ERANGE Numerical result out of range',
      '  kernel   VXLAN ID must be lower than 16777216',
      '  at       linkinfo.data.id = 99999999  (byte 60, IFLA_VXLAN_ID, u32)',
      '',
    ].join('\n'),
  );
});

test('a refusal without a reason: what the checks find', { skip }, () => {
  const { err, code } = send('rt-route getroute dst=192.0.2.1 family=unspec');
  assert.equal(code, 1);
  assert.match(err, /EOPNOTSUPP[^\n]*\n {2}kernel +gave no reason\n {2}check +family is unspec/);
});

test('control records only when asked for', { skip }, () => {
  const words = 'rt-link setlink ifname=lo mtu=65536 --json';
  assert.equal(send(words).out, '');
  const kinds = send(`${words} --control`).out.split('\n').slice(0, -1);
  assert.deepEqual(
    kinds.map(line => JSON.parse(line).kind),
    ['ack', 'summary'],
  );
});

test('names of interfaces in the namespace that is meant', { skip }, () => {
  const { err, code } = send('rt-addr newaddr index=lo family=inet prefixlen=8 local=127.0.0.9');
  assert.equal(code, 0, err);
  assert.match(netns.run('ip', '-4', 'addr', 'show', 'lo'), /127\.0\.0\.9\/8/);
  assert.match(send('rt-link getlink index=nowhere').err, /there is no interface "nowhere" here/);
});

test('records and lines from stdin, one after the other', { skip }, () => {
  const { out } = send('rt-link getlink ifname=lo --json');
  const record = JSON.parse(out);
  const again = { ...record, attributes: { ifname: 'lo', mtu: 60000 } };
  const { err, code } = send('-', `${JSON.stringify(again)}\n# a comment\n{"kind":"ack"}\nrt-link getlink ifname=no\n`);
  assert.equal(code, 1);
  assert.match(err, /line 4: kernel refused rt-link getlink: ENODEV/);
  assert.match(netns.run('ip', 'link', 'show', 'lo'), /mtu 60000/);
});

test('a batch is one datagram, checked as a whole', { skip }, () => {
  const lines = "nltool send rt-link setlink ifname=lo mtu=50000\nrt-link getlink 'ifname=lo'\n";
  const { out, code } = send('--batch -', lines);
  assert.equal(code, 0);
  assert.match(out, /^rt-link newlink lo\(1\) .*mtu 50000/);
  const wrong = send('--batch -', 'rt-link setlink ifname=lo mtu=40000\nrt-link setlink mtuu=1\n');
  assert.equal(wrong.code, 2);
  assert.match(wrong.err, /line 2: mtuu:/);
  assert.match(netns.run('ip', 'link', 'show', 'lo'), /mtu 50000/);
});

test('bytes: a body with a header, a whole message, to nobody', { skip }, () => {
  assert.match(send('--proto route --type 18 --hex 00000000010000000000000000000000').out, /ifname +"lo"/);
  const { err, code } = send('--proto route --hex 1400000012000503010000000000000000000000');
  assert.deepEqual([code, /Invalid header for link dump|EINVAL/.test(err)], [1, true]);
  const gone = send('--proto usersock --type 16 --text hello --to-port 4711');
  assert.equal(gone.code, 1);
  assert.match(gone.err, /port 4711: Connection refused/);
});

test('a generic family by its name', { skip }, () => {
  assert.match(send('nlctrl getfamily family-name=nlctrl -q').out, /^nlctrl newfamily nlctrl family_id 16 /);
  const { err, code } = send('nlctrl getfamily family-name=nothing');
  assert.equal(code, 1);
  assert.match(err, /ENOENT/);
});

test('what the kernel takes only in a batch gets its begin and end, unless they are there', () => {
  const names = (words: string, input = '') =>
    jsonLines(nltool(['send', ...words.split(' '), '--dry-run', '--json'], input).out).map(one => one.operation);
  assert.deepEqual(names('nftables newtable name=t'), ['batch-begin', 'newtable', 'batch-end']);
  assert.deepEqual(names('nftables gettable name=t'), ['gettable']);
  const lines = 'nftables batch-begin fixed.res_id=nftables genid=7\nnftables newtable name=t\n';
  assert.deepEqual(names('--batch -', lines), ['batch-begin', 'newtable', 'batch-end']);
  const mixed = nltool(['send', '--batch', '-', '--dry-run'], 'nftables newtable name=t\nnftables gettable name=t\n');
  assert.equal(mixed.code, 2);
  assert.match(mixed.err, /line 2: nftables gettable: not in one datagram with a batch of nftables/);
});
