/** Rounds a length in bytes up to netlink's alignment of four (NLMSG_ALIGN, NLA_ALIGN; linux/netlink.h). */
export const align4 = (length: number): number => (length + 3) & ~3;
