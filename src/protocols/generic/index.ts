import type { FamilyEntry } from '../../schema/family.ts';

/** GENL_ID_CTRL: nlmsg_type of nlctrl's messages. */
export const nlctrlId = 0x10;

/** The built-in families of protocol generic. Their numbers are given at run time; only nlctrl's is fixed. */
export const families: FamilyEntry[] = [
  {
    name: 'nlctrl',
    id: nlctrlId,
    doc: 'which generic families there are, their operations, groups and policies',
    load: async () => (await import('./nlctrl.ts')).nlctrl,
  },
  {
    name: '802.15.4 MAC',
    doc: 'the older interface to radios of IEEE 802.15.4',
    load: async () => (await import('./ieee802154.ts')).ieee802154,
  },
  {
    name: 'acpi_event',
    doc: 'buttons, lids, batteries and the like',
    load: async () => (await import('./acpi-event.ts')).acpiEvent,
  },
  {
    name: 'batadv',
    doc: 'B.A.T.M.A.N. mesh networks',
    load: async () => (await import('./batadv.ts')).batadv,
  },
  {
    name: 'binder',
    doc: "transactions of Android's IPC that failed",
    load: async () => (await import('./binder.ts')).binder,
  },
  {
    name: 'cifs',
    doc: 'the SMB client asks a daemon to watch servers for it',
    load: async () => (await import('./cifs.ts')).cifs,
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
    name: 'drbd',
    doc: 'replicated block devices',
    load: async () => (await import('./drbd.ts')).drbd,
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
    name: 'gtp',
    doc: 'tunnels of mobile subscribers, GPRS and LTE',
    load: async () => (await import('./gtp.ts')).gtp,
  },
  {
    name: 'handshake',
    doc: 'the kernel asks a daemon for TLS handshakes',
    load: async () => (await import('./handshake.ts')).handshake,
  },
  {
    name: 'HSR',
    doc: 'nodes of seamless redundant rings and networks, HSR and PRP',
    load: async () => (await import('./hsr.ts')).hsr,
  },
  {
    name: 'ila',
    doc: 'identifier-locator addressing of IPv6',
    load: async () => (await import('./ila.ts')).ila,
  },
  {
    name: 'IOAM6',
    doc: 'namespaces and schemas of in-situ telemetry over IPv6',
    load: async () => (await import('./ioam6.ts')).ioam6,
  },
  {
    name: 'IPVS',
    doc: 'the IP virtual server, its services and real servers',
    load: async () => (await import('./ipvs.ts')).ipvs,
  },
  {
    name: 'l2tp',
    doc: 'tunnels and sessions of the Layer Two Tunneling Protocol',
    load: async () => (await import('./l2tp.ts')).l2tp,
  },
  { name: 'lockd', doc: 'the NFS lock manager', load: async () => (await import('./lockd.ts')).lockd },
  {
    name: 'MAC80211_HWSIM',
    doc: 'simulated radios of IEEE 802.11',
    load: async () => (await import('./mac80211-hwsim.ts')).mac80211Hwsim,
  },
  {
    name: 'MAC802154_HWSIM',
    doc: 'simulated radios of IEEE 802.15.4',
    load: async () => (await import('./mac802154-hwsim.ts')).mac802154Hwsim,
  },
  {
    name: 'macsec',
    doc: 'secure channels, associations and keys of IEEE 802.1AE',
    load: async () => (await import('./macsec.ts')).macsec,
  },
  {
    name: 'mptcp_pm',
    doc: 'addresses and events of Multipath TCP',
    load: async () => (await import('./mptcp-pm.ts')).mptcpPm,
  },
  {
    name: 'nbd',
    doc: 'network block devices',
    load: async () => (await import('./nbd.ts')).nbd,
  },
  {
    name: 'NCSI',
    doc: 'network cards shared with a management controller',
    load: async () => (await import('./ncsi.ts')).ncsi,
  },
  {
    name: 'net-shaper',
    doc: 'rate limits in network hardware',
    load: async () => (await import('./net-shaper.ts')).netShaper,
  },
  {
    name: 'NET_DM',
    doc: 'packets that the kernel or the hardware dropped',
    load: async () => (await import('./net-dm.ts')).netDm,
  },
  {
    name: 'netdev',
    doc: 'queues, NAPI instances, page pools and XDP of interfaces',
    load: async () => (await import('./netdev.ts')).netdev,
  },
  {
    name: 'nfc',
    doc: 'near field communication devices, their targets and secure elements',
    load: async () => (await import('./nfc.ts')).nfc,
  },
  {
    name: 'nfsd',
    doc: 'the NFS server: threads, versions, sockets, exports, counters',
    load: async () => (await import('./nfsd.ts')).nfsd,
  },
  {
    name: 'nl802154',
    doc: 'radios and interfaces of IEEE 802.15.4',
    load: async () => (await import('./nl802154.ts')).nl802154,
  },
  {
    name: 'NLBL_CALIPSO',
    doc: 'how CALIPSO labels of IPv6 are translated',
    load: async () => (await import('./nlbl-calipso.ts')).nlblCalipso,
  },
  {
    name: 'NLBL_CIPSOv4',
    doc: 'how CIPSO labels of IPv4 are translated',
    load: async () => (await import('./nlbl-cipsov4.ts')).nlblCipsov4,
  },
  {
    name: 'NLBL_MGMT',
    doc: 'which labels the packets of a security domain carry',
    load: async () => (await import('./nlbl-mgmt.ts')).nlblMgmt,
  },
  {
    name: 'NLBL_UNLBL',
    doc: 'which labels packets without one get',
    load: async () => (await import('./nlbl-unlbl.ts')).nlblUnlbl,
  },
  {
    name: 'nl80211',
    doc: 'wireless networks, IEEE 802.11',
    load: async () => (await import('./nl80211/nl80211.ts')).nl80211,
  },
  {
    name: 'ovpn',
    doc: 'peers and keys of OpenVPN interfaces',
    load: async () => (await import('./ovpn.ts')).ovpn,
  },
  {
    name: 'ovs_ct_limit',
    doc: 'how many connections Open vSwitch tracks in each zone',
    load: async () => (await import('./ovs-ct-limit.ts')).ovsCtLimit,
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
    name: 'ovs_meter',
    doc: 'rate limits of Open vSwitch',
    load: async () => (await import('./ovs-meter.ts')).ovsMeter,
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
    name: 'pmcraid',
    doc: 'events of PMC-Sierra RAID controllers',
    load: async () => (await import('./pmcraid.ts')).pmcraid,
  },
  {
    name: 'psample',
    doc: 'packets sampled by traffic control, switches and Open vSwitch',
    load: async () => (await import('./psample.ts')).psample,
  },
  {
    name: 'psp',
    doc: 'the PSP security protocol of network devices',
    load: async () => (await import('./psp.ts')).psp,
  },
  {
    name: 'SEG6',
    doc: 'source address and keys of IPv6 segment routing',
    load: async () => (await import('./seg6.ts')).seg6,
  },
  {
    name: 'SMBD_GENL',
    doc: 'the SMB server in the kernel and its daemon',
    load: async () => (await import('./ksmbd.ts')).ksmbd,
  },
  {
    name: 'SMC_GEN_NETLINK',
    doc: 'link groups, links, devices and counters of Shared Memory Communications',
    load: async () => (await import('./smc.ts')).smc,
  },
  {
    name: 'SMC_PNETID',
    doc: 'which devices are on the same physical network, for Shared Memory Communications',
    load: async () => (await import('./smc-pnetid.ts')).smcPnetid,
  },
  {
    name: 'sunrpc',
    doc: 'what the RPC server asks its helpers in user space',
    load: async () => (await import('./sunrpc.ts')).sunrpc,
  },
  {
    name: 'TASKSTATS',
    doc: 'what tasks and control groups have used',
    load: async () => (await import('./taskstats.ts')).taskstatsFamily,
  },
  {
    name: 'TCM-USER',
    doc: 'SCSI targets whose storage is in user space',
    load: async () => (await import('./tcm-user.ts')).tcmUser,
  },
  {
    name: 'tcp_metrics',
    doc: 'what TCP remembers of peers',
    load: async () => (await import('./tcp-metrics.ts')).tcpMetrics,
  },
  { name: 'team', doc: 'options and ports of team interfaces', load: async () => (await import('./team.ts')).team },
  {
    name: 'thermal',
    doc: 'temperatures, trip points and cooling devices',
    load: async () => (await import('./thermal.ts')).thermal,
  },
  {
    name: 'TIPC',
    doc: 'the old configuration messages of TIPC',
    load: async () => (await import('./tipc.ts')).tipc,
  },
  {
    name: 'TIPCv2',
    doc: 'bearers, links, nodes and names of TIPC',
    load: async () => (await import('./tipcv2.ts')).tipcv2,
  },
  {
    name: 'vdpa',
    doc: 'virtio devices whose data path is in hardware',
    load: async () => (await import('./vdpa.ts')).vdpa,
  },
  {
    name: 'VFS_DQUOT',
    doc: 'disk quotas that are exceeded',
    load: async () => (await import('./vfs-dquot.ts')).vfsDquot,
  },
  {
    name: 'wireguard',
    doc: 'keys, peers and addresses of WireGuard interfaces',
    load: async () => (await import('./wireguard.ts')).wireguard,
  },
];
