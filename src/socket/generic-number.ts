/** NETLINK_GENERIC */
export const genericNumber = 16;
