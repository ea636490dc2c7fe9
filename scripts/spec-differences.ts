/** Where a built-in family differs from its YNL spec on purpose. `at` is as compare-spec.ts has it; `*` stands for any letters of a word. */
export const knownDifferences: { at: string; reason: string }[] = [
  { at: 'nlctrl policy-attrs mask', reason: 'the spec counts on past pad, which is 11 in linux/netlink.h; mask is 12' },
  { at: 'nlctrl policy-attrs pad', reason: 'the spec lists pad last; it is 11 in linux/netlink.h' },
  {
    at: 'rt-link operation getstats',
    reason: 'the spec names the set of the answer; the request has IFLA_STATS_GET_FILTERS (linux/if_link.h)',
  },
  { at: 'rt-link link-attrs proto-down-reason', reason: 'a nest of mask and value (IFLA_PROTO_DOWN_REASON_*)' },
  {
    at: 'rt-link linkinfo-bridge-attrs vlan-protocol',
    reason: 'an Ethernet protocol, big-endian on the wire; the spec does not say so',
  },
  {
    at: 'rt-link linkinfo-br*-attrs *-id',
    reason: 'struct ifla_bridge_id has prio as two bytes, most significant first',
  },
  {
    at: 'rt-link linkinfo-bridge-attrs fdb-flush',
    reason: 'its presence is the meaning; the kernel reads no payload',
  },
  {
    at: 'rt-link linkinfo-ip6tnl-attrs flags',
    reason: 'IP6_TNL_F_* in host order; only the flags of ip and sit tunnels are big-endian',
  },
  {
    at: 'rt-link vfinfo-attrs ib-*-guid',
    reason: 'struct ifla_vf_guid has its u64 at 8; the spec leaves out the four bytes before it',
  },
  {
    at: 'rt-link vf-vlan-attrs info',
    reason: 'vlan_proto of struct ifla_vf_vlan_info is a __be16 of a struct of 16 bytes',
  },
  { at: 'rt-link ifla6-attrs cacheinfo', reason: 'reachable_time of struct ifla_cacheinfo is a __u32' },
  { at: 'rt-link ifla-attrs conf', reason: 'the kernel keeps its settings as int, so they are signed' },
  { at: 'rt-link ifla6-attrs conf', reason: 'the kernel keeps its settings as int, so they are signed' },
  { at: 'rt-addr operation getmulticast', reason: 'the kernel answers dumps alone, a do with EOPNOTSUPP (Linux 6.18)' },
  { at: 'rt-route route-attrs cacheinfo', reason: 'rta_expires of struct rta_cacheinfo is a __s32' },
  { at: 'rt-route route-attrs *port', reason: 'a port, big-endian on the wire; the spec does not say so' },
  { at: 'rt-neigh neighbour-attrs port', reason: 'a port, big-endian on the wire; the spec does not say so' },
  { at: 'rt-rule fib-rule-attrs tun-id', reason: 'a tunnel ID, big-endian on the wire; the spec does not say so' },
  {
    at: 'tc attrs options',
    reason:
      'netem and mqprio have attributes behind their structs, beside their members; sfb has its struct in a nest (TCA_SFB_PARMS)',
  },
  { at: 'tc attrs xstats', reason: 'packets_in_c, packets_in_l and step_marks in struct tc_dualpi2_xstats' },
  { at: 'tc tca-stats-attrs app', reason: 'packets_in_c, packets_in_l and step_marks in struct tc_dualpi2_xstats' },
  { at: 'tc * tbf', reason: 'overhead, cell_align and mpu of struct tc_ratespec are 16 bits wide' },
  { at: 'tc tbf-attrs parms', reason: 'overhead, cell_align and mpu of struct tc_ratespec are 16 bits wide' },
  { at: 'tc htb-attrs parms', reason: 'overhead, cell_align and mpu of struct tc_ratespec are 16 bits wide' },
  {
    at: 'tc act-pedit-attrs parms',
    reason: 'the keys of struct tc_pedit_sel are an array behind two bytes of padding',
  },
  {
    at: 'tc act-tunnel-key-attrs enc-key-id',
    reason: 'the kernel takes and gives 32 bits (nla_get_be32), as tc sends them',
  },
  {
    at: 'tc act-vlan-attrs push-vlan-protocol',
    reason: 'an Ethernet protocol, big-endian on the wire; the spec does not say so',
  },
  { at: 'tc etf-attrs parms', reason: 'flags of struct tc_etf_qopt is a __u32' },
  { at: 'tc flower-attrs flags', reason: 'not-in-nw is TCA_CLS_FLAGS_NOT_IN_HW' },
  {
    at: 'tc flower-attrs key-mpls-label',
    reason: 'in host order (nla_get_u32), as tc sends it; be32 in a comment of linux/pkt_cls.h',
  },
  { at: 'tc flower-attrs key-mpls-opts', reason: 'a nest of TCA_FLOWER_KEY_MPLS_OPTS_LSE, of which each is a nest' },
  { at: 'tc flower-key-enc-opts-attrs geneve', reason: 'one nest for each option' },
  {
    at: 'tc flower-key-enc-opt-geneve-attrs class',
    reason: 'big-endian on the wire; the spec does not say so',
  },
  { at: 'tc flower-key-enc-opt-erspan-attrs index', reason: 'big-endian (linux/pkt_cls.h); the spec does not say so' },
  { at: 'tc netem-attrs pad', reason: 'padding' },
  { at: 'tc taprio-attrs tc-entry', reason: 'one nest for each traffic class' },
  { at: 'tc u32-attrs sel', reason: 'struct tc_u32_sel has a byte of padding, and its keys are an array' },
  { at: 'tc u32-attrs pcnt', reason: 'kcnts of struct tc_u32_pcnt is an array' },
  { at: 'ovs_datapath datapath megaflow-stats', reason: 'pad0 and pad1 of struct ovs_dp_megaflow_stats are filling' },
  { at: 'ovs_flow flow-attrs probe', reason: 'its presence is the meaning; the kernel reads no payload' },
  { at: 'ovs_flow key-attrs mpls', reason: 'one struct ovs_key_mpls for each label' },
  { at: 'ovs_flow tunnel-key-attrs geneve-opts', reason: 'Geneve options: struct geneve_opt and data' },
  {
    at: 'ovs_flow action-attrs *-mpls',
    reason: 'mpls_ethertype of struct ovs_action_push_mpls and ovs_action_add_mpls is a __be16',
  },
  { at: 'ovs_flow action-attrs psample', reason: '24 is OVS_ACTION_ATTR_DROP in linux/openvswitch.h' },
  { at: 'ovs_vport vport-options dst-port', reason: 'a UDP port of 16 bits (linux/openvswitch.h)' },
  { at: 'ovs_vport vport-options extension', reason: 'a nest of OVS_VXLAN_EXT_*' },
  { at: 'team item-* *', reason: 'one nest for each option or port' },
  { at: 'wireguard wgpeer last-handshake-time', reason: 'struct __kernel_timespec is signed' },
  { at: 'conntrack conntrack-attrs timestamp', reason: 'a nest of start and stop (CTA_TIMESTAMP_*)' },
  {
    at: 'conntrack nat-attrs nat-*',
    reason: 'CTA_NAT_PROTO is 3 in linux/netfilter/nfnetlink_conntrack.h, before the IPv6 addresses',
  },
  { at: 'conntrack counter-attrs *-old', reason: 'big-endian, as kernels that had CTA_COUNTERS32_* sent them' },
  { at: 'conntrack seqadj-attrs offset-*', reason: 'offsets may be negative: __s32 in the kernel' },
  { at: 'ethtool cable-nest *', reason: 'one nest for each result of a pair' },
  { at: 'ethtool cable-test-tdr-ntf nest', reason: 'a nest of ETHTOOL_A_CABLE_TDR_NEST_*' },
  { at: 'ethtool tunnel-udp table', reason: 'one nest for each table' },
  { at: 'ethtool stats grp', reason: 'one nest for each group' },
  { at: 'ethtool stats-grp *', reason: 'one nest for each counter or bucket' },
  {
    at: 'ethtool pse c33-pse-ext-state',
    reason: 'ETHTOOL_C33_PSE_EXT_STATE_* of linux/ethtool.h has no 0, and PD_DLL_POWER_TYPE as 7',
  },
  {
    at: 'ethtool module-fw-flash status',
    reason: 'ETHTOOL_MODULE_FW_FLASH_STATUS_STARTED is 1 in linux/ethtool.h',
  },
  {
    at: 'nftables chain-attrs *',
    reason: 'the spec leaves out NFTA_CHAIN_PAD, which is 9 in linux/netfilter/nf_tables.h, and counts on',
  },
  {
    at: 'nftables rule-attrs *id',
    reason: 'the spec leaves out NFTA_RULE_PAD, which is 8 in linux/netfilter/nf_tables.h, and counts on',
  },
  { at: 'nftables expr-fib-attrs result', reason: 'NFT_FIB_RESULT_UNSPEC is 0, and the others follow' },
  {
    at: 'nftables expr-lookup-attrs *',
    reason: 'NFTA_LOOKUP_SET_ID is 4 in linux/netfilter/nf_tables.h, behind the registers',
  },
  { at: 'nftables numgen-attrs dreg', reason: 'registers are big-endian on the wire; the spec does not say so' },
  { at: 'nftables set*-attrs *id', reason: 'big-endian on the wire; the spec does not say so' },
  { at: 'nftables set*-attrs timeout', reason: 'big-endian on the wire; the spec does not say so' },
  { at: 'nftables set-attrs gc-interval', reason: 'big-endian on the wire; the spec does not say so' },
  { at: 'nftables setelem-attrs expiration', reason: 'big-endian on the wire; the spec does not say so' },
  { at: 'nftables set-attrs expr', reason: 'stands once: several expressions are NFTA_SET_EXPRESSIONS' },
  { at: 'nftables set-desc-attrs concat', reason: 'one nest, in which NFTA_LIST_ELEM stands once for each field' },
  { at: 'nftables set-desc-concat-attrs elem', reason: 'stands once for each field' },
  {
    at: 'nftables setelem-attrs *',
    reason: 'the spec leaves out NFTA_SET_ELEM_PAD, which is 8 in linux/netfilter/nf_tables.h, and counts on',
  },
  { at: 'nftables flowtable-hook-attrs priority', reason: 'may be negative, as that of a chain' },
  { at: 'devlink * region-snapshot', reason: 'one nest for each snapshot' },
  { at: 'devlink * region-chunk', reason: 'one nest for each chunk' },
  { at: 'devlink devlink reload-limits', reason: 'bits of DEVLINK_RELOAD_LIMIT_*, not of actions' },
  { at: 'devlink dl-linecard-supported-types linecard-type', reason: 'one for each type' },
];

const pattern = (at: string) => new RegExp(`^${at.replaceAll('.', '\\.').replaceAll('*', '\\S*')}$`);

export const knownDifference = (at: string) => knownDifferences.find(known => pattern(known.at).test(at));
