import type { FamilyEntry } from '../../schema/family.ts';

/** The built-in families of protocol generic. Their numbers are given at run time; only nlctrl's is fixed (nlctrlId). */
export const families: FamilyEntry[] = [
  {
    name: 'nlctrl',
    doc: 'which generic families there are, their operations, groups and policies',
    load: async () => (await import('./nlctrl.ts')).nlctrl,
  },
  {
    name: 'binder',
    doc: "transactions of Android's IPC that failed",
    load: async () => (await import('./binder.ts')).binder,
  },
  {
    name: 'dev-energymodel',
    doc: 'how much power devices take at each speed',
    load: async () => (await import('./dev-energymodel.ts')).devEnergymodel,
  },
  {
    name: 'devlink',
    doc: 'network hardware as devices and ports',
    load: async () => (await import('./devlink/devlink.ts')).devlink,
  },
  {
    name: 'dpll',
    doc: 'clocks that follow other clocks, and their pins',
    load: async () => (await import('./dpll.ts')).dpll,
  },
  {
    name: 'drm-ras',
    doc: 'error counters of graphics devices',
    load: async () => (await import('./drm-ras.ts')).drmRas,
  },
  {
    name: 'ethtool',
    doc: 'settings and state of network devices',
    load: async () => (await import('./ethtool/ethtool.ts')).ethtool,
  },
  {
    name: 'fou',
    doc: 'UDP ports whose datagrams hold other packets',
    load: async () => (await import('./fou.ts')).fou,
  },
  {
    name: 'handshake',
    doc: 'the kernel asks a daemon for TLS handshakes',
    load: async () => (await import('./handshake.ts')).handshake,
  },
  { name: 'lockd', doc: 'the NFS lock manager', load: async () => (await import('./lockd.ts')).lockd },
  {
    name: 'mptcp_pm',
    doc: 'addresses and events of Multipath TCP',
    load: async () => (await import('./mptcp-pm.ts')).mptcpPm,
  },
  {
    name: 'net-shaper',
    doc: 'rate limits in network hardware',
    load: async () => (await import('./net-shaper.ts')).netShaper,
  },
  {
    name: 'netdev',
    doc: 'queues, NAPI instances, page pools and XDP of interfaces',
    load: async () => (await import('./netdev.ts')).netdev,
  },
  {
    name: 'nfsd',
    doc: 'the NFS server: threads, versions, sockets, exports, counters',
    load: async () => (await import('./nfsd.ts')).nfsd,
  },
  {
    name: 'ovpn',
    doc: 'peers and keys of OpenVPN interfaces',
    load: async () => (await import('./ovpn.ts')).ovpn,
  },
  {
    name: 'ovs_datapath',
    doc: 'the switches of Open vSwitch',
    load: async () => (await import('./ovs-datapath.ts')).ovsDatapath,
  },
  {
    name: 'ovs_flow',
    doc: 'which packets Open vSwitch treats how',
    load: async () => (await import('./ovs-flow.ts')).ovsFlow,
  },
  {
    name: 'ovs_packet',
    doc: 'packets that Open vSwitch sends to user space and gets back',
    load: async () => (await import('./ovs-packet.ts')).ovsPacket,
  },
  {
    name: 'ovs_vport',
    doc: 'the ports of Open vSwitch',
    load: async () => (await import('./ovs-vport.ts')).ovsVport,
  },
  {
    name: 'psp',
    doc: 'the PSP security protocol of network devices',
    load: async () => (await import('./psp.ts')).psp,
  },
  {
    name: 'sunrpc',
    doc: 'what the RPC server asks its helpers in user space',
    load: async () => (await import('./sunrpc.ts')).sunrpc,
  },
  {
    name: 'tcp_metrics',
    doc: 'what TCP remembers of peers',
    load: async () => (await import('./tcp-metrics.ts')).tcpMetrics,
  },
  { name: 'team', doc: 'options and ports of team interfaces', load: async () => (await import('./team.ts')).team },
  {
    name: 'wireguard',
    doc: 'keys, peers and addresses of WireGuard interfaces',
    load: async () => (await import('./wireguard.ts')).wireguard,
  },
];

/** GENL_ID_CTRL: nlmsg_type of nlctrl's messages. */
export const nlctrlId = 0x10;
