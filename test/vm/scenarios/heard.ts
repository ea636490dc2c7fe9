/** What passes in each scenario, which its capture must have. (nlmon leaves CRYPTO, RDMA, ISCSI and others out.) */

/** Operations by family. */
type Heard = { [family: string]: string };

const links: Heard = { 'rt-link': 'getlink newlink' };
/** Links that come and go. */
const devices: Heard = { 'rt-link': 'dellink getlink newlink', 'rt-netconf': 'delnetconf newnetconf' };
/** The same with addresses. */
const networks: Heard = {
  ...devices,
  'rt-addr': 'deladdr newaddr',
  'rt-neigh': 'delneigh',
  'rt-route': 'delroute newroute',
};

export const heard: { [scenario: string]: Heard } = {
  'access-point': {
    nl80211:
      'associate authenticate connect control-port-frame control-port-frame-tx-status deauthenticate del-interface del-key del-station disconnect flush-pmksa frame frame-tx-status get-interface get-protocol-features get-reg get-scan get-station get-survey get-wiphy new-interface new-key new-scan-results new-station new-survey-results new-wiphy reg-change register-beacons register-frame req-set-reg set-beacon set-bss set-interface set-key set-multicast-to-unicast set-station set-wiphy start-ap start-p2p-device stop-ap stop-p2p-device trigger-scan vendor',
  },
  batadv: {
    ...networks,
    batadv:
      'get-bla-backbone get-bla-claim get-gateways get-hardif get-mcast-flags get-mesh get-neighbors get-originators get-transtable-global get-transtable-local set-mesh',
  },
  can: { ...devices, 'can-gw': 'getroute' },
  crypto: { ...links },
  gtp: { ...links, gtp: 'delpdp getpdp newpdp', 'rt-netconf': 'newnetconf' },
  ieee802154: {
    ...links,
    MAC802154_HWSIM: 'get-radio new-edge new-radio',
    nl802154: 'get-interface get-wpan-phy new-interface new-wpan-phy set-channel set-pan-id set-short-addr',
    'rt-netconf': 'newnetconf',
  },
  ipvs: {
    ...links,
    IPVS: 'flush get-config get-daemon get-dest get-info get-service new-dest new-service set-config set-info zero',
  },
  iscsi: { ...links },
  l2tp: { ...devices, l2tp: 'session-create session-delete session-get tunnel-create tunnel-delete tunnel-get' },
  'link-kinds': {
    ...networks,
    ethtool: 'features-ntf',
    'rt-addr': 'deladdr getaddr newaddr',
    'rt-neigh': 'delneigh newneigh',
    'rt-rule': 'newrule',
    'rt-vlan': 'delvlan newvlan',
  },
  'link-slaves': {
    ...networks,
    ethtool: 'features-ntf',
    'rt-link': 'dellink dellinkprop getlink getstats newlink newlinkprop newstats setlink',
    'rt-mdb': 'delmdb-ntf getmdb getmdb-reply newmdb newmdb-ntf',
    'rt-neigh': 'delneigh getneigh newneigh',
    'rt-nsid': 'delnsid getnsid newnsid',
    'rt-vlan': 'delvlan getvlan newvlan',
  },
  macsec: { ...devices, macsec: 'add-rxsa add-rxsc add-txsa del-rxsa get-txsc upd-rxsa' },
  nbd: { ...links, nbd: 'status', 'rt-addr': 'getaddr newaddr' },
  netfilter: {
    ...networks,
    conntrack: 'delete get get-stats get-stats-global new',
    hook: 'get',
    nftables:
      'batch-begin batch-end deltable getchain getflowtable getgen getset gettable newchain newflowtable newgen newrule newset newsetelem newtable',
  },
  nfc: { ...links, nfc: 'device-added get-device' },
  nl80211: {
    ...devices,
    nl80211:
      'connect del-interface get-interface get-protocol-features get-reg get-scan get-station get-survey get-wiphy join-ibss leave-ibss new-interface new-scan-results new-survey-results new-wiphy req-set-reg set-interface trigger-scan',
    'rt-addr': 'newaddr',
    'rt-neigh': 'delneigh',
    'rt-route': 'newroute',
  },
  openvswitch: {
    ...devices,
    ovs_datapath: 'del get new',
    ovs_flow: 'get',
    ovs_meter: 'features',
    ovs_vport: 'get new',
  },
  netdevsim: {
    NET_DM: 'alert config packet-alert start stats-get stop',
    devlink:
      'health-reporter-diagnose health-reporter-dump-get health-reporter-recover param-new port-del port-new rate-new region-new region-read resource-dump trap-get trap-group-get trap-policer-get',
    ethtool: 'cable-test-ntf cable-test-tdr-ntf eee-ntf fec-get fec-ntf module-ntf pause-get privflags-ntf stats-get',
    psample: 'new-group sample',
  },
  others: {
    ...links,
    IOAM6: 'add-namespace add-schema dump-namespaces dump-schemas ns-set-schema',
    NET_DM: 'config-get config-new',
    SEG6: 'dumphmac get-tunsrc set-tunsrc sethmac',
    devlink: 'get health-reporter-get info-get port-get trap-get',
    fou: 'add del get',
    ila: 'add get',
    mptcp_pm: 'add-addr get-addr get-limits set-limits',
    psample: 'get-group',
    tcp_metrics: 'get',
  },
  rdma: { ...links, 'rt-addr': 'newaddr', 'rt-netconf': 'newnetconf', 'rt-route': 'newroute' },
  routes: {
    ...networks,
    'rt-addrlabel': 'getaddrlabel newaddrlabel',
    'rt-neigh': 'delneigh getneigh getneightbl newneigh newneightbl',
    'rt-netconf': 'delnetconf getnetconf newnetconf',
    'rt-nexthop': 'getnexthop getnexthopbucket newnexthop newnexthopbucket',
    'rt-route': 'delroute getroute newroute',
    'rt-rule': 'getrule newrule',
  },
  'sock-diag': {
    ...links,
    'inet-diag': 'dccpdiag-getsock get socket',
    'inet6-diag': 'get',
    'netlink-diag': 'get socket',
    'packet-diag': 'get socket',
    'tipc-diag': 'get socket',
    'unix-diag': 'get socket',
    'vsock-diag': 'get',
    'xdp-diag': 'get',
  },
  'tc-actions': { ...networks, tc: 'delaction getaction newaction' },
  'tc-filters': { ...networks, tc: 'delchain delqdisc gettfilter newchain newqdisc newtclass newtfilter' },
  'tc-qdiscs': {
    ...networks,
    tc: 'delchain delqdisc getchain getqdisc gettclass gettfilter newchain newqdisc newtclass newtfilter',
  },
  tipc: {
    ...networks,
    TIPCv2:
      'bearer-disable bearer-enable bearer-get link-get link-set media-get mon-get mon-peer-get name-table-get net-set node-get peer-remove publ-get sock-get',
  },
  wireguard: {
    ...links,
    'inet6-diag': 'socket',
    'rt-addr': 'getaddr newaddr',
    'rt-netconf': 'newnetconf',
    wireguard: 'get-device set-device',
  },
  xfrm: {
    xfrm: 'acquire allocspi delpolicy delsa expire flushpolicy flushsa getae getdefault getpolicy getsa getsadinfo getspdinfo mapping migrate newae newpolicy newsa newsadinfo newspdinfo polexpire setdefault updpolicy updsa',
  },
};

/** What a scenario's capture must have: `rt-link newlink` and more. */
export const heardIn = (scenario: string): Set<string> =>
  new Set(
    Object.entries(heard[scenario] ?? {}).flatMap(([family, operations]) =>
      operations.split(' ').map(operation => `${family} ${operation}`),
    ),
  );
