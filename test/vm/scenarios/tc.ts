import type { Scenario } from './scenario.ts';

const qdiscs = [
  'cake bandwidth 10mbit diffserv4 nat wash',
  'cbs idleslope 10 sendslope -20 hicredit 30 locredit -40',
  'choke limit 1000 bandwidth 10mbit',
  'codel limit 100 target 4ms interval 80ms ecn',
  'drr',
  'ets bands 4 strict 2 quanta 2000 3000',
  'etf clockid CLOCK_TAI delta 5000',
  'fq limit 1000 flow_limit 100 maxrate 10mbit horizon 5s',
  'fq_codel limit 1000 flows 512 ce_threshold 5ms',
  'fq_pie limit 1000 flows 256 ecn',
  'gred setup DPs 4 default 2 grio limit 60KB',
  'hfsc default 1',
  'hhf limit 500',
  'htb default 30 r2q 5',
  'mq',
  'mqprio num_tc 2 map 0 1 queues 1@0 1@1 hw 0',
  'multiq',
  'netem delay 10ms 2ms 25% loss gemodel 1% 10% 70% 0.1% duplicate 1% corrupt 0.1% reorder 25% 50% rate 1mbit slot 1ms 2ms',
  'pfifo limit 10',
  'bfifo limit 1000',
  'pfifo_fast',
  'pie limit 100 target 10ms ecn bytemode',
  'plug limit 1000',
  'prio bands 3',
  'qfq',
  'red limit 60KB min 15KB max 45KB avpkt 1000 burst 20 bandwidth 10mbit adaptive',
  'sfb limit 100',
  'sfq perturb 10 limit 100 redflowlimit 1000',
  'skbprio',
  'taprio num_tc 2 map 0 1 queues 1@0 1@1 base-time 1000000 sched-entry S 1 300000 sched-entry S 2 300000 clockid CLOCK_TAI',
  'tbf rate 1mbit burst 10k latency 50ms',
  'teql0',
];

const actions = [
  'gact drop random netrand ok 5',
  'mirred egress redirect dev other',
  'mirred ingress mirror dev other',
  'police rate 1mbit burst 10k conform-exceed drop/pipe',
  'nat ingress 10.0.0.0/8 192.0.2.1',
  'pedit ex munge ip ttl set 5 munge tcp dport add 3 munge eth dst set 02:00:00:00:00:01',
  'csum ip4h tcp udp',
  'skbedit priority 5 mark 7/0xff queue_mapping 1 ptype host',
  'skbmod set smac 02:00:00:00:00:03',
  'vlan push id 5 protocol 802.1ad priority 3',
  'vlan pop',
  'mpls push label 16 tc 3 ttl 64',
  'tunnel_key set src_ip 10.0.0.1 dst_ip 10.0.0.2 id 7 dst_port 4789 geneve_opts 0102:80:00112233',
  'tunnel_key unset',
  'simple sdata hello',
  'sample rate 10 group 5 trunc 100',
  'ct commit zone 5 mark 1/0xff label 1 nat src addr 10.0.0.3',
  'ctinfo dscp 0xfc000000 0x01000000',
  'connmark zone 3',
  'gate clockid CLOCK_TAI sched-entry open 200000000 -1 8000000 sched-entry close 100000000 -1 -1',
  'ife encode type 0xED3E allow mark dst 02:00:00:00:00:04',
  'bpf bytecode "1,6 0 0 4294967295"',
];

const filters = [
  'protocol ip u32 match ip dst 10.0.0.0/8 match tcp dport 80 0xffff flowid 1:1',
  'protocol ip flower ip_proto tcp dst_ip 10.0.0.0/8 dst_port 80-90 ip_tos 3/3 tcp_flags 0x2/0x3 action drop',
  'protocol 802.1Q flower vlan_id 5 vlan_prio 3 vlan_ethtype ipv4 src_mac 02:00:00:00:00:01/ff:ff:ff:00:00:00 action ok',
  'protocol ip flower enc_key_id 7 enc_dst_ip 10.0.0.1 enc_dst_port 4789 geneve_opts 0102:80:00112233/ffff:ff:ffffffff action ok',
  'protocol arp flower arp_sip 10.0.0.1 arp_op request action ok',
  'protocol mpls_uc flower mpls_label 16 mpls_ttl 64 action ok',
  'protocol ip flower ct_state +trk+est ct_zone 5 ct_mark 1/0xff action ok',
  'protocol all matchall action drop',
  'protocol ip basic match \'meta(mark eq 5) and cmp(u8 at 0 layer 1 gt 5) and nbyte("abc" at 0 layer 2)\' flowid 1:1',
  'protocol ip fw',
  'protocol ip handle 6 fw classid 1:1 action ok',
  'protocol ip route to 10 classid 1:1',
  'protocol all bpf bytecode "1,6 0 0 0" flowid 1:1',
  'protocol ip handle 1 flow hash keys src,dst,proto divisor 1024 baseclass 1:1',
  'protocol ip handle 1 cgroup action ok',
];

const setup = 'ip link add base numtxqueues 4 type dummy; ip link add other type dummy; ip link set base up';
const teardown = 'ip link del base; ip link del other';

export const tc: Scenario[] = [
  {
    name: 'tc-qdiscs',
    modules: ['dummy'],
    commands: [
      setup,
      ...qdiscs.flatMap(words => [
        `-tc qdisc add dev base root handle 1: ${words}`,
        '-tc -s -d qdisc show dev base; tc class show dev base; tc qdisc del dev base root',
      ]),
      '-tc qdisc add dev base root handle 1: htb; tc class add dev base parent 1: classid 1:1 htb rate 1mbit ceil 2mbit; tc -s -d class show dev base; tc qdisc del dev base root',
      '-tc qdisc add dev base root handle 1: hfsc; tc class add dev base parent 1: classid 1:1 hfsc sc umax 1500 dmax 10ms rate 1mbit ul rate 2mbit; tc -s -d class show dev base; tc qdisc del dev base root',
      '-tc qdisc add dev base root handle 1: qfq; tc class add dev base parent 1: classid 1:1 qfq weight 5 maxpkt 2000; tc -s class show dev base; tc qdisc del dev base root',
      '-tc qdisc add dev base root handle 1: drr; tc class add dev base parent 1: classid 1:1 drr quantum 600; tc -s class show dev base; tc qdisc del dev base root',
      '-tc qdisc add dev base root stab overhead 18 mtu 2048 tsize 512 linklayer atm handle 1: tbf rate 1mbit burst 10k latency 5ms; tc -d qdisc show dev base; tc qdisc del dev base root',
      '-tc qdisc add dev base ingress_block 7 ingress; tc filter add block 7 protocol ip matchall action drop; tc filter show block 7; tc chain add block 7 chain 3; tc chain show block 7',
      teardown,
    ],
  },
  {
    name: 'tc-actions',
    modules: ['dummy'],
    commands: [
      setup,
      ...actions.map(
        words =>
          `-tc actions add action ${words} index 9; tc -s -d actions ls action ${words.split(' ')[0]}; tc actions flush action ${words.split(' ')[0]}`,
      ),
      teardown,
    ],
  },
  {
    name: 'tc-filters',
    modules: ['dummy'],
    commands: [
      setup,
      'tc qdisc add dev base root handle 1: htb; tc qdisc add dev base clsact; tc class add dev base parent 1: classid 1:1 htb rate 1mbit',
      ...filters.map((words, i) => `-tc filter add dev base parent 1: prio ${i + 1} ${words}`),
      '-tc -s -d filter show dev base parent 1:',
      '-tc filter add dev base ingress protocol ip prio 1 chain 5 flower dst_ip 10.0.0.1 action goto chain 6; tc -s filter show dev base ingress; tc filter get dev base ingress protocol ip prio 1 handle 1 chain 5 flower',
      teardown,
    ],
  },
];
