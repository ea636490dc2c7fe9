/** Constants and structs that no uapi header has, and where their numbers come from. A trailing `*` stands for any ending. */
export const outsideUapi: { names: string; source: string }[] = [
  { names: 'NETLINK_W1', source: 'linux/netlink.h of Linux 2.6.13 to 2.6.17; now NETLINK_UNUSED' },
  { names: 'NETLINK_DM', source: 'named in a comment of linux/netlink.h' },
  { names: 'DNRNG_NLGRP_*', source: 'linux/netfilter_decnet.h up to Linux 6.0' },
  { names: 'ISCSI_NL_GRP_*', source: 'include/scsi/iscsi_if.h' },
];

export function sourceOutside(name: string): string | undefined {
  return outsideUapi.find(({ names }) => (names.endsWith('*') ? name.startsWith(names.slice(0, -1)) : name === names))
    ?.source;
}
