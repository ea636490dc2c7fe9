/** A namespace in which everything of netfilter that this kernel has is used, and what makes each part speak. */
import { spawnSync } from 'node:child_process';
import { makeNetns, type TestNetns } from './netns.ts';
import { peerMissing, pythonLine } from './peer.ts';

/** What makes the kernel speak, what is heard of it at least, and the programs that it needs. */
interface Scene {
  title: string;
  /** shell, in the namespace */
  script: string;
  /** family and operation */
  heard: string[];
  needs: [program: string, ...words: string[]][];
}

const nft: Scene['needs'][number] = ['nft', '--version'];
const python: Scene['needs'][number] = ['python3', '-V'];
const conntrack: Scene['needs'][number] = ['conntrack', '--version'];

/** One line goes over the connection before PORT: with the first the helper only learns where it is. */
const ftp = `
import socket, time
server = socket.socket(); server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
server.bind(('10.11.0.1', 21)); server.listen(1)
client = socket.create_connection(('10.11.0.1', 21)); accepted, _ = server.accept()
for line in (b'USER x\\r\\n', b'PORT 10,11,0,1,19,136\\r\\n'):
    client.sendall(line); accepted.recv(100); time.sleep(0.05)
    accepted.sendall(b'200 ok\\r\\n'); client.recv(100)
time.sleep(0.1)
`;

const flows = `
import socket
u = socket.socket(socket.AF_INET, socket.SOCK_DGRAM); u.sendto(b'x', ('10.11.0.1', 9999))
u6 = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM); u6.sendto(b'x', ('fd11::1', 9999))
s = socket.socket(); s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1); s.bind(('10.11.0.1', 7001)); s.listen(1)
c = socket.create_connection(('10.11.0.1', 7001)); a, _ = s.accept(); c.sendall(b'x'); a.recv(1); c.close(); a.close()
`;

export const scenes: Scene[] = [
  {
    title: 'connections',
    script: `
nft add table ip cx; nft 'add chain ip cx o { type filter hook output priority 0; }'; nft add rule ip cx o ct state new counter
nft add table ip6 cx; nft 'add chain ip6 cx o { type filter hook output priority 0; }'; nft add rule ip6 cx o ct state new counter
ping -c1 -W1 10.11.0.1 >/dev/null; ping -c1 -W1 fd11::1 >/dev/null
${pythonLine(flows)}
conntrack -I -s 10.11.0.7 -d 10.11.0.8 -p tcp --sport 1 --dport 2 --state ESTABLISHED -t 60 -u SEEN_REPLY >/dev/null 2>&1
conntrack -F >/dev/null 2>&1; nft flush ruleset`,
    heard: ['conntrack new', 'conntrack delete'],
    needs: [nft, python, conntrack],
  },
  {
    title: 'expectations',
    script: `
nft -f - <<'END'
table ip f {
  ct helper ftp { type "ftp" protocol tcp; }
  chain o { type filter hook output priority 0; tcp dport 21 ct helper set "ftp"
  }
}
END
${pythonLine(ftp)}
conntrack -F expect >/dev/null 2>&1; nft delete table ip f`,
    heard: ['expect new', 'expect delete', 'nftables newobj', 'nftables delobj'],
    needs: [nft, python, conntrack],
  },
  {
    title: 'rulesets',
    script: `
nft -f - <<'END'
table inet t {
  comment "all of it"
  counter hits { comment "c" }
  quota q { over 10 mbytes }
  limit l { rate 10/second burst 5 packets }
  set names { type ipv4_addr . inet_service; flags interval; elements = { 10.0.0.0/24 . 80, 10.0.1.1-10.0.1.9 . 22 comment "range" } }
  set seen { type ipv6_addr; flags dynamic, timeout; timeout 1m; size 100; }
  map verdicts { type inet_service : verdict; elements = { 80 : accept, 81 : jump other } }
  map counters { type ipv4_addr : counter; elements = { 10.0.0.1 : "hits" } }
  chain other { counter comment "said"
  }
  chain in {
    type filter hook input priority filter + 5; policy accept;
    iifname "lo" accept
    ct state established,related accept
    tcp dport vmap @verdicts
    ip saddr . tcp dport @names counter name hits
    ip6 saddr fd00::/8 add @seen { ip6 saddr limit rate 5/minute } log prefix "v6 " level info
    meta mark & 0xff == 0x10 meta mark set 5 ip dscp set cs1
    udp dport 1000-2000 limit name l quota name q drop
    tcp flags & (syn | ack) == syn tcp option maxseg size set 1300 reject with tcp reset
    fib daddr type local ip length > 100 numgen inc mod 2 0 goto other
    icmp type { echo-request, echo-reply } log group 5 snaplen 64
    ip protocol icmp counter packets 0 bytes 0 return
  }
}
table ip n { chain post { type nat hook postrouting priority 100; oifname "v0" masquerade random
    ip saddr 10.5.0.0/16 snat to 10.11.0.1-10.11.0.2 persistent
  }
}
table bridge b { chain f { type filter hook forward priority 0; ether type arp drop
  }
}
table arp a { chain i { type filter hook input priority 0; arp operation request counter
  }
}
table netdev d { chain i { type filter hook ingress device v0 priority 0; ip saddr 10.1.0.0/16 drop
  }
}
END
nft add element inet t verdicts '{ 82 : drop }'; nft delete element inet t verdicts '{ 82 }'
nft insert rule inet t in counter; nft replace rule inet t other handle $(nft -a list chain inet t other | sed -n 's/.*handle //p' | tail -1) accept
nft rename chain inet t other another; nft reset counters >/dev/null; nft delete table arp a; nft flush ruleset`,
    heard: [
      'nftables newtable',
      'nftables newchain',
      'nftables newrule',
      'nftables newset',
      'nftables newsetelem',
      'nftables newobj',
      'nftables newgen',
      'nftables delrule',
      'nftables delsetelem',
      'nftables delset',
      'nftables delobj',
      'nftables delchain',
      'nftables deltable',
    ],
    needs: [nft],
  },
  {
    title: 'iptables on top of nftables',
    script: `
iptables-nft -A INPUT -m conntrack --ctstate NEW -p tcp --dport 22 -m comment --comment hi -j ACCEPT
iptables-nft -A INPUT -p udp -m multiport --dports 1,2 -j LOG --log-prefix x
iptables-nft -F; nft flush ruleset`,
    heard: ['nftables newrule'],
    needs: [['iptables-nft', '--version'], nft],
  },
  {
    title: 'traces',
    script: `
nft -f - <<'END'
table ip tr { chain i { type filter hook input priority 0; ip protocol icmp meta nftrace set 1
    ip protocol icmp accept
  }
}
END
nft add table ip6 tr; nft 'add chain ip6 tr o { type filter hook output priority 0; }'; nft add rule ip6 tr o meta nftrace set 1
ping -c1 -W1 10.11.0.1 >/dev/null; ping -c1 -W1 fd11::1 >/dev/null; nft flush ruleset`,
    heard: ['nftables trace'],
    needs: [nft],
  },
  {
    title: 'quotas',
    script: `
nfacct add acct1; nfacct add acct2 byte 1000
iptables-legacy -A INPUT -p icmp -m nfacct --nfacct-name acct2
ping -c2 -i0.2 -W1 -s 1200 10.11.0.1 >/dev/null
iptables-legacy -F INPUT; nfacct flush`,
    heard: ['acct new'],
    needs: [
      ['nfacct', 'version'],
      ['iptables-legacy', '--version'],
    ],
  },
];

/** Things that stay, for dumps. */
export const standing = {
  nft: `
nft -f - <<'END'
table ip t {
  counter c { }
  set s { type ipv4_addr; flags timeout; elements = { 10.0.0.1 timeout 1h comment "one", 10.0.0.2 } }
  map m { type inet_service : verdict; elements = { 80 : accept, 443 : drop } }
  chain in { type filter hook input priority 0; policy accept;
    ct state new counter name "c"
    ip saddr @s tcp dport vmap @m
    iifname "v0" limit rate 5/second log prefix "hi " comment "said"
  }
}
END`,
  conntrack: 'ping -c1 -W1 10.11.0.1 >/dev/null; ping -c1 -W1 127.0.0.1 >/dev/null',
  nfacct: 'nfacct add acct3; nfacct add acct4 byte 5000',
  nfct: 'nfct add timeout test-tcp inet tcp established 100',
  ipset: `
ipset create h hash:ip timeout 100 counters comment; ipset add h 10.0.0.1 comment one; ipset add h 10.0.0.2 timeout 50
ipset create p hash:ip,port,net family inet6; ipset add p fd00::1,tcp:80,fd01::/64
ipset create b bitmap:port range 1-1000; ipset add b 80; ipset create l list:set; ipset add l h
ipset create n hash:net,iface skbinfo; ipset add n 10.0.0.0/24,v0 skbmark 0x1/0xff skbprio 1:2; ipset create y hash:net family inet6; ipset add y fd00::/64`,
};

/** Waits on a log group or a queue, of number 5, and prints what comes as hex; packets of a queue go on. */
export const taker = (kind: 'log' | 'queue'): string => `
import socket, struct, sys
s = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, 12); s.bind((0, 0)); s.settimeout(20)
sub = {'log': 4, 'queue': 3}['${kind}']
def attr(t, b): return struct.pack('=HH', 4 + len(b), t) + b + b'\\0' * (-len(b) % 4)
def send(t, *attrs):
    body = struct.pack('>BBH', 2, 0, 5) + b''.join(attrs)
    s.send(struct.pack('=IHHII', 16 + len(body), sub << 8 | t, 5, 1, 0) + body)
config = 1 if sub == 4 else 2
send(config, attr(1, struct.pack('>B', 1) if sub == 4 else struct.pack('>BBH', 1, 0, 2))); s.recv(4096)
send(config, attr(2, struct.pack('>IB', 64, 2) + (b'\\0' if sub == 4 else b''))); s.recv(4096)
if sub == 4: send(config, attr(4, struct.pack('>I', 1)), attr(6, struct.pack('>H', 3))); s.recv(4096)
print('ready', flush=True)
while True:
    data = s.recv(65536)
    if struct.unpack_from('=H', data, 4)[0] != sub << 8: continue
    print(data.hex(), flush=True)
    if sub == 3: send(1, attr(2, struct.pack('>II', 1, struct.unpack_from('>I', data, 24)[0])))
`;

/** Why a program that is needed is not there; undefined where all are. */
export const lacks = (needs: Scene['needs']): string | undefined =>
  needs.map(([program, ...words]) => peerMissing(program, ...words)).find(reason => reason !== false) || undefined;

/** Two namespaces, 10.11.0.1 and .2 on either side of v0 and v1; `run` takes shell for the first. */
export async function makeFirewall(): Promise<{
  pid: number;
  own: string[];
  peer: TestNetns;
  run(script: string): string;
  close(): void;
}> {
  const netns = await makeNetns();
  const peer = await makeNetns();
  netns.ipBatch(
    `link set lo up\nlink add v0 type veth peer name v1 netns ${peer.pid}\naddr add 10.11.0.1/24 dev v0\n` +
      'addr add fd11::1/64 dev v0 nodad\nlink set v0 up\n',
  );
  peer.ipBatch('link set lo up\naddr add 10.11.0.2/24 dev v1\naddr add fd11::2/64 dev v1 nodad\nlink set v1 up\n');
  for (const name of ['nf_conntrack_acct', 'nf_conntrack_timestamp'])
    spawnSync('nsenter', ['-t', `${netns.pid}`, '-n', 'sh', '-c', `echo 1 > /proc/sys/net/netfilter/${name}`]);
  return {
    pid: netns.pid,
    own: netns.own,
    peer,
    run: script => netns.run('sh', '-c', script),
    close() {
      netns.close();
      peer.close();
    },
  };
}
