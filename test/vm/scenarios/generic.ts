import { moduleFile } from '../module.ts';
import type { Scenario } from './scenario.ts';

export const generic: Scenario[] = [
  {
    name: 'wireguard',
    modules: ['wireguard'],
    commands: [
      'ip link add wg type wireguard; wg genkey > /tmp/key; wg pubkey < /tmp/key > /tmp/public',
      'wg set wg listen-port 5000 private-key /tmp/key fwmark 7 peer "$(cat /tmp/public)" preshared-key /tmp/key endpoint 10.0.0.2:51820 allowed-ips 10.1.0.0/16,fd00::/8 persistent-keepalive 25 || true',
      'wg genkey | wg pubkey > /tmp/other; wg set wg peer "$(cat /tmp/other)" preshared-key /tmp/key endpoint "[fd00::1]:51820" allowed-ips 10.1.0.0/16,fd00::/8 persistent-keepalive 25; wg show',
    ],
    asks: ['wireguard get-device ifname=wg --dump'],
  },
  {
    name: 'nl80211',
    modules: ['mac80211_hwsim'],
    commands: [
      'iw list > /dev/null; iw dev; iw phy phy0 info > /dev/null; iw reg get; iw reg set DE; iw event & sleep 1; kill $!',
      '-iw dev wlan1 set type ibss; ip link set wlan1 up; iw dev wlan1 ibss join test 2412 fixed-freq 02:00:00:00:00:09',
      '-ip link set wlan0 up; iw dev wlan0 scan > /dev/null; iw dev wlan0 scan dump; iw dev wlan0 survey dump; iw dev wlan1 station dump',
      '-iw dev wlan0 connect -w open; iw dev wlan0 link; iw dev wlan1 ibss leave; iw phy phy0 interface add mon0 type monitor; iw dev mon0 del',
    ],
    asks: ['nl80211 get-wiphy --dump', 'nl80211 get-interface --dump'],
  },
  {
    name: 'access-point',
    modules: ['mac80211_hwsim'],
    // wpa_supplicant says it twice
    excused: ['generic nl80211 associate to-kernel: repeated socket_owner: stands more than once'],
    commands: [
      'modprobe -r mac80211_hwsim; modprobe mac80211_hwsim radios=4; iw reg set DE; iw event > /tmp/events & sleep 1; iw dev',
      `cat > /tmp/ap.conf << END
interface=wlan0
ssid=test net
hw_mode=g
channel=1
country_code=DE
ieee80211d=1
ieee80211n=1
ieee80211ax=1
wmm_enabled=1
wpa=3
wpa_key_mgmt=WPA-PSK
wpa_pairwise=TKIP CCMP
wpa_passphrase=not a secret
eap_server=1
wps_state=2
device_name=box
manufacturer=none
model_name=model
model_number=5
serial_number=6
device_type=6-0050F204-1
config_methods=push_button display
bss_load_update_period=50
rrm_neighbor_report=1
rrm_beacon_report=1
bss_transition=1
interworking=1
internet=1
venue_group=1
venue_type=8
ctrl_interface=/run/hostapd
END
cat > /tmp/sta.conf << END
ctrl_interface=/run/wpa
device_name=station
device_type=1-0050F204-1
config_methods=display push_button
network={
  ssid="test net"
  psk="not a secret"
}
END
hostapd -B -f /tmp/hostapd.log -P /tmp/hostapd.pid /tmp/ap.conf`,
      'wpa_supplicant -B -i wlan1 -c /tmp/sta.conf -f /tmp/supplicant.log -P /tmp/supplicant.pid; for i in 1 2 3 4 5 6 7 8 9 10; do iw dev wlan1 link | grep -q Connected && break; sleep 2; done; iw dev wlan1 link; iw dev wlan1 station dump',
      '-ip link set wlan2 up; iw dev wlan2 scan freq 2412 > /tmp/scan; iw dev wlan2 scan dump; iw dev wlan0 station dump; iw dev wlan0 survey dump',
      '-hostapd_cli wps_pbc; wpa_cli -i wlan1 wps_pbc; sleep 3; hostapd_cli deauthenticate 02:00:00:00:01:00; sleep 1; kill $(cat /tmp/supplicant.pid); sleep 1; kill $(cat /tmp/hostapd.pid); sleep 1; cat /tmp/hostapd.log /tmp/supplicant.log',
    ],
  },
  {
    name: 'macsec',
    modules: ['dummy', 'macsec'],
    commands: [
      'ip link add base type dummy; ip link add link base ms type macsec port 1 encrypt on; ip macsec add ms tx sa 0 pn 1 on key 01 00112233445566778899aabbccddeeff',
      'ip macsec add ms rx address 02:00:00:00:00:01 port 2; ip macsec add ms rx address 02:00:00:00:00:01 port 2 sa 0 pn 1 on key 02 ffeeddccbbaa99887766554433221100',
      'ip -s macsec show; ip macsec set ms rx address 02:00:00:00:00:01 port 2 sa 0 off; ip macsec del ms rx address 02:00:00:00:00:01 port 2 sa 0; ip link del base',
    ],
    asks: ['macsec get-txsc --dump'],
  },
  {
    name: 'l2tp',
    modules: ['l2tp_netlink', 'l2tp_eth', 'l2tp_ip', 'l2tp_ip6'],
    commands: [
      'ip l2tp add tunnel tunnel_id 5 peer_tunnel_id 6 encap udp local 127.0.0.1 remote 127.0.0.1 udp_sport 5000 udp_dport 5001',
      'ip l2tp add session name l2 tunnel_id 5 session_id 7 peer_session_id 8 cookie 0011223344556677; ip l2tp show tunnel; ip l2tp show session',
      'ip l2tp del session tunnel_id 5 session_id 7; ip l2tp del tunnel tunnel_id 5',
    ],
  },
  {
    name: 'batadv',
    modules: ['dummy', 'batman_adv'],
    commands: [
      'ip link add base type dummy; ip link set base up; ip link add bat type batadv; ip link set base master bat; ip link set bat up; sleep 2',
      '-batctl meshif bat if; for f in get-mesh get-hardif get-neighbors get-originators get-transtable-local get-transtable-global get-gateways get-bla-claim get-bla-backbone get-mcast-flags; do $nltool send batadv $f mesh-ifindex=bat --dump || $nltool send batadv $f mesh-ifindex=bat; done; batctl meshif bat o; batctl meshif bat n; batctl meshif bat tl; batctl meshif bat gwl; batctl meshif bat cl; batctl meshif bat ap 1; batctl meshif bat mj',
      'ip link del bat; ip link del base',
    ],
  },
  {
    name: 'tipc',
    modules: ['tipc', 'dummy'],
    commands: [
      '-tipc node set address 1.1.1; tipc node set identity first; tipc link set tolerance 1500 link none; tipc node list; tipc socket list',
      '-ip link add base type dummy; ip link set base up; tipc bearer enable media eth device base; tipc bearer list; tipc bearer get priority media eth device base; tipc link list; tipc link statistics show; tipc media list; tipc nametable show; tipc peer remove address 1.1.2; tipc link monitor list; tipc link monitor summary',
      '-tipc bearer disable media eth device base; ip link del base',
    ],
  },
  {
    name: 'ipvs',
    modules: ['ip_vs', 'ip_vs_rr', 'ip_vs_wrr'],
    commands: [
      'ipvsadm -A -t 10.0.0.1:80 -s wrr -p 60; ipvsadm -a -t 10.0.0.1:80 -r 10.0.0.2:80 -m -w 3; ipvsadm -A -f 5 -s rr; ipvsadm -a -f 5 -r 10.0.0.3 -i',
      'ipvsadm -A -t "[fd00::1]:443" -s rr; ipvsadm -l -n; ipvsadm -l -n --stats; ipvsadm -l --timeout; ipvsadm --set 100 20 30; ipvsadm -l --daemon; ipvsadm -Z; ipvsadm -C',
    ],
  },
  {
    name: 'ieee802154',
    modules: ['ieee802154_socket', 'mac802154_hwsim'],
    commands: [
      '-iwpan list > /dev/null; iwpan phy; iwpan dev; iwpan phy phy0 set channel 0 15; iwpan dev wpan0 set pan_id 0xbeef; iwpan dev wpan0 set short_addr 0x0001; iwpan dev wpan0 info; wpan-hwsim; wpan-hwsim add; wpan-hwsim edge add 0 1; wpan-hwsim',
    ],
    asks: ['nl802154 get-wpan-phy --dump', 'nl802154 get-interface --dump'],
  },
  {
    name: 'nfc',
    modules: ['nfc', 'nfcsim'],
    commands: ['true'],
    asks: ['nfc get-device --dump'],
  },
  {
    name: 'nbd',
    modules: ['nbd'],
    commands: ['-nbd-client -l 127.0.0.1; nbd-client 127.0.0.1 10809 /dev/nbd0'],
    asks: ['nbd status'],
  },
  {
    name: 'gtp',
    modules: ['gtp'],
    commands: [
      'ip link add gtp0 type gtp role sgsn; ip -d link show gtp0; $nltool send gtp newpdp link=gtp0 version=v1 i-tei=5 o-tei=6 peer-address=10.0.0.1 ms-address=10.0.0.2',
      '$nltool send gtp getpdp link=gtp0 version=v1 i-tei=5; $nltool send gtp getpdp --dump | grep "gtp getpdp .*i_tei 0x5"; $nltool send gtp delpdp link=gtp0 version=v1 i-tei=5; ip link del gtp0',
    ],
    asks: ['gtp getpdp --dump'],
  },
  {
    name: 'openvswitch',
    modules: ['openvswitch', 'vport-vxlan', 'vport-gre', 'dummy'],
    commands: [
      'ip link add base type dummy; $nltool send ovs_datapath new fixed.dp-ifindex=0 name=sw upcall-pid=0 user-features=unaligned',
      'i=$(cat /sys/class/net/sw/ifindex); $nltool send ovs_vport new fixed.dp-ifindex=$i name=base type=netdev upcall-pid=0; $nltool send ovs_vport get fixed.dp-ifindex=$i --dump; $nltool send ovs_flow get fixed.dp-ifindex=$i --dump; $nltool send ovs_meter features fixed.dp-ifindex=$i; ip -d link show sw',
      '$nltool send ovs_datapath del fixed.dp-ifindex=0 name=sw; ip link del base',
    ],
    asks: ['ovs_datapath get fixed.dp-ifindex=0 --dump'],
  },
  {
    name: 'others',
    modules: [
      'psample',
      'drop_monitor',
      'tcm_loop',
      'target_core_user',
      'ila',
      'smc',
      'smc_diag',
      'drbd',
      'cifs',
      'dlm',
      'sunrpc',
      'nfsd',
      'quota_v2',
      'fou',
    ],
    commands: [
      '-ip fou add port 5555 ipproto 4; ip fou show; ip fou add port 6666 gue; ip fou show; ip fou del port 5555',
      '-devlink dev; devlink port; devlink trap; devlink health; devlink dev info',
      '-ip ila list; ip ila add loc_match 1:2:3:4 loc 5:6:7:8 csum-mode adj-transport; ip ila list',
      '-ip sr hmac set 5 sha256 < /dev/null; ip sr hmac show; ip sr tunsrc set fd00::1; ip sr tunsrc show; ip ioam namespace add 5 data 7; ip ioam schema add 3 abcd; ip ioam namespace set 5 schema 3; ip ioam namespace show; ip ioam schema show',
      '-ip mptcp endpoint add 10.0.0.9 signal; ip mptcp endpoint show; ip mptcp limits set subflows 2; ip mptcp limits; ip tcp_metrics show',
    ],
    asks: ['psample get-group --dump', 'NET_DM config-get', 'fou get --dump'],
  },
  {
    name: 'netdevsim',
    modules: ['netdevsim', 'psample', 'drop_monitor', 'act_sample', 'cls_matchall', 'dummy', 'libphy'],
    commands: [
      'mount -t debugfs none /sys/kernel/debug; echo "10 2 4" >/sys/bus/netdevsim/new_device; for i in $(ls /sys/bus/netdevsim/devices/netdevsim10/net); do ip link set $i up; done',
      'echo 1 >/sys/kernel/debug/netdevsim/netdevsim10/psample/enable; ip link add base type dummy; ip link set base up; ip addr add 10.9.0.1/24 dev base; tc qdisc add dev base clsact; tc filter add dev base egress matchall action sample rate 1 group 5 trunc 64; ping -c 1 -W 1 10.9.0.2 || true; echo 0 >/sys/kernel/debug/netdevsim/netdevsim10/psample/enable; ip link del base',
      '$nltool send NET_DM config alert-mode=packet trunc-len=80; devlink trap group set netdevsim/netdevsim10 group l2_drops action trap; $nltool send NET_DM start sw-drops hw-drops; echo closed | busybox nc -u -w 1 127.0.0.1 9 || true; sleep 1; $nltool send NET_DM stop sw-drops hw-drops; $nltool send NET_DM stats-get',
      '$nltool send NET_DM config alert-mode=summary; $nltool send NET_DM start sw-drops hw-drops; echo closed | busybox nc -u -w 1 127.0.0.1 9 || true; sleep 3; $nltool send NET_DM stop sw-drops hw-drops',
      'd=netdevsim/netdevsim10; echo 2 >/sys/bus/netdevsim/devices/netdevsim10/sriov_numvfs; devlink dev eswitch set $d mode switchdev; devlink port function rate add $d/g; devlink port function rate set $d/128 parent g tx_max 100mbit; devlink region new $d/dummy snapshot 5; devlink region read $d/dummy snapshot 5 address 0 length 64; devlink dev param set $d name max_macs value 64 cmode driverinit; devlink trap policer set $d policer 1 rate 2000; echo boom >/sys/kernel/debug/netdevsim/netdevsim10/health/break_health; devlink resource set $d path IPv4/fib size 64; devlink resource show $d; devlink dev reload $d',
      '-d=netdevsim/netdevsim10; devlink port; devlink -s trap; devlink -s trap group; devlink -s trap policer; devlink region; devlink health; devlink health dump show $d reporter dummy; devlink health diagnose $d reporter dummy; devlink dpipe table show $d; devlink sb; devlink dev flash $d file nothing',
      `insmod ${moduleFile('nlcard')}; ip link set card0 up; ethtool --set-priv-flags card0 legacy-rx off; ethtool --set-eee card0 eee off; ethtool --set-fec card0 encoding rs; ethtool --set-module card0 power-mode-policy auto; ethtool --cable-test card0; ethtool --cable-test-tdr card0; ethtool -S card0 --groups eth-mac rmon; ethtool -I --show-fec card0; ethtool -I -a card0; ethtool --show-module card0; ip link set card0 down; rmmod nlcard`,
      'echo 10 >/sys/bus/netdevsim/del_device; umount /sys/kernel/debug',
    ],
    asks: ['devlink get --dump', 'NET_DM config-get'],
  },
];
