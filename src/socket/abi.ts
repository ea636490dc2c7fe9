/** Numbers of the socket calls that several files speak (sys/socket.h, linux/netlink.h). */
export const AF_NETLINK = 16;
export const SOL_SOCKET = 1;
export const SOL_NETLINK = 270;
export const MSG_PEEK = 0x02;
export const MSG_TRUNC = 0x20;
export const MSG_DONTWAIT = 0x40;
/** sizeof(struct sockaddr_nl) */
export const sockaddrLength = 12;
/** Socket options that are also the types of control data. */
export const NETLINK_PKTINFO = 3;
export const NETLINK_LISTEN_ALL_NSID = 8;
