import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, suite, test } from 'node:test';
import { bytesOf } from '../support/bytes.ts';
import { cooked, done, getLink, pcapHead, pcapPacket } from '../support/capture.ts';
import { commandLine, nltool, nltoolEach } from '../support/nltool.ts';
import { jsonLines, peerMissing } from '../support/peer.ts';

const folder = mkdtempSync(join(tmpdir(), 'nltool-bad-'));
after(() => rmSync(folder, { recursive: true }));
const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Words, and the one line that answers them. */
const unknown: { [what: string]: [words: string, line: RegExp][] } = {
  command: [
    ['lisen', /^no command lisen; did you mean listen\?/],
    ['help lisen', /^no command lisen; did you mean listen\?/],
    ['--jsn', /^--jsn: options come behind the command/],
  ],
  option: [
    ['listen --jsn', /^listen has no option --jsn; did you mean --json\?/],
    ['sockets --proces x', /^sockets has no option --proces; did you mean --process\?/],
    ['decode --format pcapp x', /^--format pcapp: not one of .*did you mean pcap\?/],
    ['decode a b', /^one word too many: b/],
    ['decode', /^FILE is missing/],
    ['completion bsh', /^bsh: not one of .*did you mean bash/],
  ],
  protocol: [
    ['listen --proto rout', /^no protocol rout; did you mean route\?/],
    ['groups rout', /^no protocol or generic family rout; did you mean route\?/],
    ['sockets rout', /^no protocol rout; did you mean route\?/],
    ['send --proto 77 --type 1 --hex 00', /^no protocol 77: there are 0 to 31/],
    ['decode --proto rout --format raw x', /^no protocol rout; did you mean route\?/],
  ],
  group: [
    ['listen route:lnk', /^route has no group lnk; did you mean link\?/],
    ['listen monitor', /^(monitor is a group, not a protocol: nltool listen ethtool:monitor|no protocol)/],
    ['listen :link', /^:link: a protocol or generic family is missing/],
    ['listen --proto route --groups 1,lnk', /^route has no group lnk; did you mean link\?/],
    ['send --proto usersock --type 16 --text x --to-group lnk', /lnk/],
  ],
  family: [
    ['send getlink', /^getlink is an operation, not a family: nltool send rt-link getlink$/m],
    ['send RTM_NEWLNK', /^no operation RTM_NEWLNK; did you mean RTM_NEWLINK/],
    ['send rt-lnk getlink', /^no family rt-lnk; did you mean rt-link/],
    ['describe rt-lnk', /^nothing is called rt-lnk; did you mean rt-link/],
    ['families nlctr', /^no protocol or generic family nlctr; did you mean nlctrl/],
    ['describe IFLA_MTUU', /^nothing is called IFLA_MTUU; did you mean IFLA_MTU\?/],
    ['describe nosuch', /^nothing is called nosuch\n?$/],
  ],
  operation: [
    ['send rt-link getlnk', /^rt-link has no operation getlnk; did you mean getlink/],
    ['describe rt-link newlnk', /^rt-link has no operation.* newlnk; did you mean newlink/],
  ],
  attribute: [
    ['send rt-link newlink mtuu=3', /^mtuu: rt-link newlink has no such attribute; did you mean mtu\?/],
    ['send rt-link newlink linkinfo.kindd=veth', /^linkinfo: .* no attribute kindd; did you mean kind\?/],
    [
      'send rt-link newlink linkinfo.kind=vxlan linkinfo.data.idd=3',
      /^linkinfo\.data: .* no attribute idd; did you mean id\?/,
    ],
    ['send rt-route newroute table=5', /fixed\.table=.*attributes\.table=/],
  ],
  value: [
    ['send rt-link newlink operstate=upp', /^operstate: "upp" is no .*did you mean up\?/],
    ['send rt-link newlink fixed.flags=upp', /^fixed\.flags: "upp" is no .*did you mean up\?/],
    ['send rt-link newlink mtu=1e3', /^mtu: "1e3" is no integer \(u32\)/],
    ['send rt-link newlink mtu=99999999999', /^mtu: 99999999999 is out of range for u32 \(0 to 4294967295\)/],
    ['send rt-link newlink address=02:00:zz', /^address: "02:00:zz" is no mac/],
    ['send rt-addr newaddr family=inet local=10.0.0.300', /^local: "10\.0\.0\.300" is no ip/],
    ['send rt-link getlink ifname', /^ifname: needs a value/],
    ['send rt-link getlink ifname=lo --flags foo', /^--flags: no flag foo here/],
    ['send rt-link getlink ifname=lo --timeout x', /^--timeout x: not a time/],
    ['send --proto route --type x --hex 00', /^--type x: not a whole number/],
    ['send --proto route --type 16 --hex 0g', /no hex/],
    ['listen --time lokal', /^--time lokal: not one of .*did you mean local\?/],
  ],
};

for (const [what, cases] of Object.entries(unknown))
  test(`unknown ${what}: one line, why, the nearest names, exit 2`, () => {
    const runs = nltoolEach(cases.map(([words]) => words.split(' ')));
    for (const [i, [words, line]] of cases.entries()) {
      const { out, err, code } = runs[i]!;
      assert.match(err, /^nltool: [^\n]+\n$/, words);
      assert.match(err.replace('nltool: ', ''), line, words);
      assert.deepEqual([code, out], [2, ''], words);
    }
  });

test('nothing is sent for it', { skip: peerMissing('strace', '-o', '/dev/null', 'true') }, () => {
  const log = join(folder, 'log');
  const words = Object.values(unknown).flatMap(cases => cases.map(([one]) => one));
  const runs = nltoolEach(
    words.filter(one => one.startsWith('send')).map(one => one.split(' ')),
    ...['strace', '-f', '-e', 'trace=sendto,sendmsg,sendmmsg', '-o', log],
  );
  assert.ok(runs.every(({ code }) => code === 2));
  const sent = readFileSync(log, 'utf8')
    .split('\n')
    .filter(line => line.includes('nlmsg_len'));
  // which generic families there are may be asked: the name could be one of theirs
  assert.deepEqual(
    sent.filter(line => !line.includes('nlmsg_type=nlctrl, nlmsg_flags=NLM_F_REQUEST|0x300')),
    [],
  );
});

suite('a spec with an error: where', () => {
  const spec = (type: string, set: string) => `name: own
protocol: genetlink
doc: of a test
attribute-sets:
  -
    name: one
    attributes:
      -
        name: two
        type: ${type}
operations:
  list:
    -
      name: get
      attribute-set: ${set}
      do:
        request:
          attributes: [two]
`;
  const cases: [name: string, text: string | Uint8Array, line: RegExp][] = [
    ['type', spec('u33', 'one'), /type\.yaml:10: unknown type 'u33' in attribute 'two'/],
    ['set', spec('u32', 'on'), /set\.yaml:15: unknown attribute set 'on' in operation 'get'/],
    ['yaml', 'name: own\nprotocol: genetlink\n  bad: [\n', /yaml\.yaml:2: /],
    ['text', 'just words\n', /text\.yaml:1: /],
    ['bytes', new Uint8Array([0xff, 0xfe, 0]), /bytes\.yaml: not UTF-8 text/],
    ['empty', '', /empty\.yaml/],
  ];
  test('and nothing is done', () => {
    const runs = cases.flatMap(([name, text]) => {
      const spec = ['--spec', file(`${name}.yaml`, text)];
      return [
        ['describe', 'own'],
        ['listen', 'route:link'],
        ['send', 'own', 'get', '--dry-run'],
      ].map(words => [...words, ...spec]);
    });
    for (const [i, { out, err, code }] of nltoolEach(runs).entries()) {
      assert.match(err, cases[Math.floor(i / 3)]![2]);
      assert.deepEqual([code, out], [2, ''], runs[i]!.join(' '));
    }
  });

  test('a key that nobody knows is told of, and the spec is used', () => {
    const path = file('key.yaml', spec('u32\n        colour: red', 'one'));
    const { out, err, code } = nltool(['describe', 'own', '--spec', path]);
    assert.match(err, /key\.yaml:11: unknown key 'colour' in attribute 'two'/);
    assert.equal(code, 0);
    assert.match(out, /^get +1 +do/m);
  });
});

suite('bytes that are wrong: what is there, and where it breaks', () => {
  const hex = (...parts: string[]) => nltool(['decode', '-', '--proto', 'route', '--json'], `${parts.join(' ')}\n`);
  const head = '2c000000 10000000 01000000 00000000 00000100 01000000 00000000 00000000';

  test('an attribute shorter than its own header', () => {
    const { out, code } = hex(head, '03000300 07000400 01020304');
    const [, record] = jsonLines(out);
    assert.equal(code, 0);
    assert.equal(record.fixed.index, 1);
    assert.equal(record.problems[0].offset, 32);
    assert.equal(record.unknown[0].hex, '030003000700040001020304');
  });

  test('an attribute longer than its message', () => {
    const { out } = hex(head, '08000400 dc050000 ff000300');
    const [, record] = jsonLines(out);
    assert.equal(record.attributes.mtu, 1500);
    assert.equal(record.problems[0].offset, 40);
  });

  test('a value of the wrong size', () => {
    const { out } = hex(head, '06000400 dc050000 04000d00');
    const [, record] = jsonLines(out);
    assert.deepEqual(record.attributes.mtu, { hex: 'dc05' });
    assert.deepEqual(
      record.problems.map(({ path, offset }: { path: string; offset: number }) => [path, offset]),
      [
        ['mtu', 36],
        ['txqlen', 44],
      ],
    );
  });

  test('a message longer than its datagram, and less than a header', () => {
    for (const bytes of ['ff000000 10000000 01000000 00000000 00000000', '14000000 1200']) {
      const record = jsonLines(hex(bytes).out).at(-1);
      assert.equal(record.kind, 'raw');
      assert.equal(record.hex ?? record.body?.hex, bytes.replaceAll(' ', ''));
    }
  });

  test('a capture cut at every byte: what was whole is printed, the rest told with its offset', () => {
    const packets = [pcapPacket(bytesOf(cooked(0, 7), getLink)), pcapPacket(bytesOf(cooked(0, 6), done))];
    const whole = bytesOf(pcapHead(), ...packets);
    const lengths = Array.from({ length: whole.length - 1 }, (_, i) => i + 1);
    const cut = lengths.map(length => file(`${length}.pcap`, whole.subarray(0, length)));
    const runs = nltoolEach(cut.map(path => ['decode', '--json', path]));
    for (const [i, length] of lengths.entries()) {
      const { out, err, code } = runs[i]!;
      const messages = jsonLines(out).filter(({ frame }) => frame !== undefined);
      assert.equal(messages.length, length < 24 + packets[0]!.length ? 0 : 1, `${length} bytes`);
      const complete = length === 24 || length === 24 + packets[0]!.length;
      assert.equal(code, complete ? 0 : 2, `${length} bytes: ${err}`);
      if (!complete) assert.match(err, /^nltool: \S+\.pcap: byte \d+: [^\n]+\n$/);
    }
  });
});

test('a full disk is an error in words, whoever writes and whenever', { skip: !existsSync('/dev/full') }, () => {
  const capture = file('full.pcap', bytesOf(pcapHead(), pcapPacket(bytesOf(cooked(0, 7), getLink))));
  const says = 'nltool: cannot write stdout: No space left on device\n';
  for (const words of [['decode', capture], ['decode', capture, '--json'], ['families'], ['--help']]) {
    const { stderr, status } = spawnSync('sh', ['-c', `${commandLine(...words)} > /dev/full`]);
    assert.deepEqual([stderr.toString(), status], [says, 1], words.join(' '));
  }
  const { err, code } = nltool(['encode', '-', '-o', '/nonexistent/x'], '');
  assert.deepEqual([err, code], ['nltool: cannot write /nonexistent/x: No such file or directory\n', 1]);
});
