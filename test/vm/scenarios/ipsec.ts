/** Security associations and policies of every kind that Debian's kernel can make. */
const key = '0x00112233445566778899aabbccddeeff';
const long = `${key}00112233`;
const from = 'src 10.0.0.1 dst 10.0.0.2';
const six = 'src fd00::1 dst fd00::2';

/** A pair of interfaces with addresses. */
export const pair =
  'ip link add base type veth peer name other; ip link set base up; ip link set other up; ip addr add 10.0.0.1/24 dev base; ip -6 addr add fd00::1/64 dev base nodad';

export const states: readonly string[] = [
  `${from} proto esp spi 0x100 reqid 5 mode tunnel aead "rfc4106(gcm(aes))" ${long} 128 replay-window 64 flag esn`,
  `${from} proto esp spi 0x101 reqid 6 mode transport enc "cbc(aes)" ${key} auth-trunc "hmac(sha256)" ${key} 96 encap espinudp 4500 4501 10.0.0.9 sel src 10.0.0.0/24 dst 10.0.1.0/24 proto tcp sport 70 dport 80 limit time-hard 100 limit byte-hard 10000 limit packet-soft 7 output-mark 7 mask 0xff if_id 9 mark 5 mask 0xf flag noecn`,
  `${from} proto ah spi 0x103 mode transport auth "hmac(sha1)" ${long} flag wildrecv extra-flag oseq-may-wrap replay-window 32 replay-oseq 5 replay-seq 6`,
  `${six} proto esp spi 0x104 mode beet enc "cbc(aes)" ${key} auth "hmac(sha1)" ${key} sel src fd00::/64 dst fd01::/64`,
  `${six} proto comp spi 0x105 mode tunnel comp deflate`,
  'src 10.0.0.1 dst 10.0.0.3 proto esp spi 0x106 mode transport enc "ecb(cipher_null)" "" auth "digest_null" ""',
  'src fd00::1 dst fd00::3 proto hao mode ro coa fd00::9',
];

export const policies: readonly string[] = [
  'src 10.0.0.0/24 dst 10.0.1.0/24 proto tcp dport 80 dir out priority 7 mark 5 mask 0xff if_id 9 tmpl src 10.0.0.1 dst 10.0.0.2 proto esp spi 0x100 reqid 5 mode tunnel level required',
  'src 10.3.0.0/24 dst 10.4.0.0/24 dir fwd action block priority 3 flag localok flag icmp limit time-hard 5000',
  'src fd00::/64 dst fd01::/64 proto ipv6-icmp type 5 code 1 dir in tmpl proto ah mode transport level use tmpl proto esp mode beet',
  'src 10.0.0.0/24 dst 10.0.0.7/32 dir out tmpl proto esp mode transport reqid 9',
];

/** By the hardware, which netdevsim simulates. */
const offloaded = `modprobe netdevsim; echo "9 1" >/sys/bus/netdevsim/new_device
dev=$(ls /sys/bus/netdevsim/devices/netdevsim9/net); ip link set $dev up
ip xfrm state add src 10.0.0.1 dst 10.0.0.5 proto esp spi 0x109 mode transport aead "rfc4106(gcm(aes))" ${long} 128 offload dev $dev dir in`;

export const additions: readonly string[] = [
  offloaded,
  ...states.map(words => `ip xfrm state add ${words}`),
  ...policies.map(words => `ip xfrm policy add ${words}`),
];

const nat = 'src 10.9.0.2 dst 10.9.0.1 proto esp spi 0x9 mode transport';
const plain = 'enc "ecb(cipher_null)" "" auth "digest_null" "" encap espinudp';
/** ESP in UDP whose sender has another port than its receiver knows, as behind a NAT. */
const remapped = [
  'ip netns add peer; ip link add nat type veth peer name v netns peer; ip link set nat up; ip addr add 10.9.0.1/24 dev nat',
  'ip netns exec peer ip link set v up; ip netns exec peer ip addr add 10.9.0.2/24 dev v',
  `ip netns exec peer ip xfrm state add ${nat} reqid 9 ${plain} 4502 4500 0.0.0.0`,
  'ip netns exec peer ip xfrm policy add src 10.9.0.2 dst 10.9.0.1 dir out tmpl proto esp mode transport reqid 9',
  `ip xfrm state add ${nat} ${plain} 4501 4500 0.0.0.0`,
  // SOL_UDP, UDP_ENCAP, UDP_ENCAP_ESPINUDP
  `python3 -c 'import socket, subprocess
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(17, 100, 2)
s.bind(("10.9.0.1", 4500))
subprocess.run("ip netns exec peer ping -c 1 -W 2 10.9.0.1", shell=True)'`,
  'ip netns del peer',
];

/** What happens to them then; some of it takes seconds. */
export const changes: readonly string[] = [
  `ip xfrm state update ${from} proto ah spi 0x103 mode transport auth "hmac(sha1)" ${long}`,
  'ip xfrm policy update src 10.3.0.0/24 dst 10.4.0.0/24 dir fwd action allow priority 3',
  'ip xfrm state add src 10.0.0.1 dst 10.0.0.4 proto esp spi 0x108 mode transport enc "ecb(cipher_null)" "" auth "digest_null" "" limit time-soft 1 limit time-hard 2',
  'ip xfrm policy add src 10.5.0.0/24 dst 10.6.0.0/24 dir fwd limit time-soft 1 limit time-hard 2',
  `ip xfrm state allocspi ${from} proto esp mode tunnel min 0x500 max 0x600`,
  'ip xfrm policy setdefault in block fwd accept out accept; ip xfrm policy getdefault; ip xfrm policy setdefault in accept',
  'ip xfrm policy set hthresh4 24 32 hthresh6 64 128; ip xfrm policy count; ip -s xfrm state count',
  `ip xfrm state get ${from} proto esp spi 0x100; ip xfrm policy get dir out src 10.0.0.0/24 dst 10.0.0.7/32`,
  // no association for it: the kernel asks for one
  'ping -c 1 -W 1 10.0.0.7 || true',
  '$nltool send xfrm getae fixed.sa-id.daddr=10.0.0.2 fixed.sa-id.spi=0x103 fixed.sa-id.proto=ah fixed.sa-id.family=inet fixed.flags=rthr,rval,lval,ethr',
  '$nltool send xfrm newae fixed.sa-id.daddr=10.0.0.2 fixed.sa-id.spi=0x103 fixed.sa-id.proto=ah fixed.sa-id.family=inet replay-val.seq=9 replay-val.oseq=8 replay-val.bitmap=0 --flags +replace',
  '$nltool send xfrm migrate fixed.sel.family=inet fixed.sel.saddr=10.0.0.0 fixed.sel.daddr=10.0.1.0 fixed.sel.prefixlen-s=24 fixed.sel.prefixlen-d=24 fixed.sel.proto=tcp fixed.sel.dport=80 fixed.sel.dport-mask=0xffff fixed.dir=out mark.v=5 mark.m=0xff if-id=9 migrate[0].old-family=inet migrate[0].new-family=inet migrate[0].old-saddr=10.0.0.1 migrate[0].old-daddr=10.0.0.2 migrate[0].new-saddr=10.0.0.1 migrate[0].new-daddr=10.0.0.8 migrate[0].proto=esp migrate[0].mode=tunnel migrate[0].reqid=5 || true',
  ...remapped,
  'sleep 4',
  `ip xfrm state delete ${from} proto esp spi 0x101 mark 5 mask 0xf; ip xfrm policy delete dir out src 10.0.0.0/24 dst 10.0.0.7/32`,
  `ip xfrm state deleteall ${six}; ip xfrm state flush; ip xfrm policy flush; echo 9 >/sys/bus/netdevsim/del_device`,
];
