/** Constants and structs that packaged uapi headers lack, and where their numbers come from. A trailing `*` stands for any ending. */
const outsideUapi: { names: string; source: string }[] = [
  { names: 'NETLINK_W1', source: 'linux/netlink.h of Linux 2.6.13 to 2.6.17; now NETLINK_UNUSED' },
  { names: 'NETLINK_DM', source: 'named in a comment of linux/netlink.h' },
  { names: 'DNRNG_NLGRP_*', source: 'linux/netfilter_decnet.h up to Linux 6.0' },
  { names: 'ISCSI_*', source: 'include/scsi/iscsi_if.h' },
  { names: 'CHAP_TYPE_*', source: 'include/scsi/iscsi_if.h' },
  { names: 'IFA_MC_USERS', source: 'linux/if_addr.h of Linux 7.3' },
  { names: 'RTA_DEL_REASON', source: 'linux/rtnetlink.h of Linux 7.3' },
  { names: 'RT_DEL_REASON_*', source: 'linux/rtnetlink.h of Linux 7.3' },
  { names: 'tcmsg', source: 'linux/rtnetlink.h: a filter has protocol and prio in tcm_info' },
  { names: 'tcf_em*', source: 'linux/tc_ematch/: bit fields have no offset; data follows the struct' },
  { names: 'NFSD_CMD_SERVER_STATS_GET', source: 'linux/nfsd_netlink.h of Linux 7.3' },
  { names: 'NFSD_A_SERVER_STATS_*', source: 'linux/nfsd_netlink.h of Linux 7.3' },
  { names: 'NFSD_A_SERVER_PROC_ENTRY_*', source: 'linux/nfsd_netlink.h of Linux 7.3' },
  { names: 'NETDEV_A_DMABUF_RX_PAGE_SIZE', source: 'linux/netdev.h of Linux 7.3' },
  { names: 'DPLL_PIN_TYPE_INT_NCO', source: 'linux/dpll.h of Linux 7.3' },
  { names: 'DPLL_PIN_CAPABILITIES_STATE_CONNECTED_OVERRIDE', source: 'linux/dpll.h of Linux 7.3' },
  { names: 'DEVLINK_ATTR_PARENT_DEV', source: 'linux/devlink.h of Linux 7.3' },
  { names: 'ACPI_GENL_*', source: 'drivers/acpi/event.c' },
  { names: 'acpi_genl_event', source: 'drivers/acpi/event.c' },
  { names: 'NETLBL_NLTYPE_*', source: 'include/net/netlabel.h' },
  { names: 'NLBL_MGMT_*', source: 'net/netlabel/netlabel_mgmt.h' },
  { names: 'NLBL_CIPSOV4_*', source: 'net/netlabel/netlabel_cipso_v4.h' },
  { names: 'NLBL_CALIPSO_*', source: 'net/netlabel/netlabel_calipso.h' },
  { names: 'NLBL_UNLABEL_*', source: 'net/netlabel/netlabel_unlabeled.h' },
  { names: 'CIPSO_V4_*', source: 'include/net/cipso_ipv4.h' },
  { names: 'CALIPSO_MAP_*', source: 'include/net/calipso.h' },
  { names: 'AUDIT_*', source: 'libaudit.h' },
  { names: 'NL802154_*', source: 'include/net/nl802154.h' },
  { names: 'IEEE802154_*', source: 'include/linux/nl802154.h' },
  { names: 'KSMBD_*', source: 'fs/smb/server/ksmbd_netlink.h' },
  { names: 'HWSIM_*', source: 'drivers/net/wireless/virtual/mac80211_hwsim.h' },
  { names: 'MAC80211_HWSIM_*', source: 'drivers/net/wireless/virtual/mac80211_hwsim.h' },
  { names: 'MAC802154_HWSIM_*', source: 'drivers/net/ieee802154/mac802154_hwsim.h' },
  { names: 'PMCRAID_AEN_*', source: 'drivers/scsi/pmcraid.c' },
  { names: 'PMC_DEVICE_EVENT_*', source: 'drivers/scsi/pmcraid.h' },
  { names: 'HOSTRCB_TYPE_*', source: 'drivers/scsi/pmcraid.h' },
  { names: 'NOTIFICATION_TYPE_*', source: 'drivers/scsi/pmcraid.h' },
  { names: 'RES_TYPE_*', source: 'drivers/scsi/pmcraid.h' },
  { names: 'IPQM_*', source: 'linux/netfilter_ipv4/ip_queue.h up to Linux 3.4' },
  { names: 'IPQ_COPY_*', source: 'linux/netfilter_ipv4/ip_queue.h up to Linux 3.4' },
  { names: 'ULOG_NL_EVENT', source: 'linux/netfilter_ipv4/ipt_ULOG.h up to Linux 3.16' },
  { names: 'ECRYPTFS_NLMSG_*', source: 'fs/ecryptfs/ecryptfs_kernel.h of Linux 2.6.19 to 2.6.27' },
];

export function sourceOutside(name: string): string | undefined {
  return outsideUapi.find(({ names }) => (names.endsWith('*') ? name.startsWith(names.slice(0, -1)) : name === names))
    ?.source;
}

/** Constants behind the last of their enum: each kernel that adds to it moves them. */
const behindTheLast = new Set(['NL80211_AUTHTYPE_AUTOMATIC']);
export const movesWithItsEnum = (constant: string): boolean => behindTheLast.has(constant);
