/** What the generic families of Open vSwitch share (linux/openvswitch.h). */
import { struct, u32 } from '../../schema/builders.ts';

/** Behind genlmsghdr in every message: the datapath, by its internal interface. */
export const ovsHeader = struct('ovs-header', { 'dp-ifindex': u32({ hint: 'ifindex' }) });
