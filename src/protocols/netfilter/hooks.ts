/** Places in the stack where rules run; which numbers mean what depends on the family of the message. */
import { select } from '../../schema/builders.ts';
import { type EnumSchema, enumeration } from '../../schema/enum.ts';
import type { Type } from '../../schema/type.ts';

/** linux/netfilter.h */
export const inetHook = enumeration('nf-inet-hook', 'NF_INET_', {
  'pre-routing': 0,
  'local-in': 1,
  forward: 2,
  'local-out': 3,
  'post-routing': 4,
  ingress: 5,
});

/** linux/netfilter_bridge.h */
const bridgeHook = enumeration('nf-bridge-hook', 'NF_BR_', {
  'pre-routing': 0,
  'local-in': 1,
  forward: 2,
  'local-out': 3,
  'post-routing': 4,
  brouting: 5,
});

/** linux/netfilter_arp.h */
const arpHook = enumeration('nf-arp-hook', 'NF_ARP_', { in: 0, out: 1, forward: 2 });

/** linux/netfilter.h */
export const deviceHook = enumeration('nf-netdev-hook', 'NF_NETDEV_', { ingress: 0, egress: 1 });

/** A type with a hook number in it, by the family of the message's nfgenmsg. */
export const byHook = (type: (hook?: () => EnumSchema) => Type) =>
  select(
    [
      { name: 'inet', when: { 'fixed.family': ['inet', 'ipv4', 'ipv6'] }, type: type(() => inetHook) },
      { name: 'bridge', when: { 'fixed.family': 'bridge' }, type: type(() => bridgeHook) },
      { name: 'netdev', when: { 'fixed.family': 'netdev' }, type: type(() => deviceHook) },
      { name: 'arp', when: { 'fixed.family': 'arp' }, type: type(() => arpHook) },
    ],
    type(),
  );
