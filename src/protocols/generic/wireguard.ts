/** Generic family wireguard: keys, peers and addresses of WireGuard interfaces (linux/wireguard.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { binary, indexedArray, ip, nest, string, u8, u16, u32, u64, unused } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { addressFamily } from '../route/address-family.ts';
import { sockaddr } from '../sockaddr.ts';
import { admin, change, dump, operations } from './operations.ts';
import { timespec } from './timespec.ts';

const deviceFlags = flagSet('wgdevice-flags', 'WGDEVICE_F_', { 'replace-peers': 0x1 });

const peerFlags = flagSet('wgpeer-flags', 'WGPEER_F_', {
  'remove-me': 0x1,
  'replace-allowedips': 0x2,
  'update-only': 0x4,
});

const allowedIpFlags = flagSet('wgallowedip-flags', 'WGALLOWEDIP_F_', { 'remove-me': 0x1 });

const key = () => binary({ hint: 'base64', checks: { exactLen: 32 } });

const device = attributeSet('wgdevice', 'WGDEVICE_A_', {
  unspec: [0, unused()],
  ifindex: [1, u32({ hint: 'ifindex' })],
  ifname: [2, string({ maxLen: 15 })],
  'private-key': [3, key(), { secret: true, doc: 'all zeros: no key' }],
  'public-key': [4, key()],
  flags: [5, u32({ enum: () => deviceFlags })],
  'listen-port': [6, u16()],
  fwmark: [7, u32({ hint: 'hex' })],
  peers: [
    8,
    indexedArray(
      nest(() => peer),
      { indices: 'all-0' },
    ),
  ],
});

const peer = attributeSet('wgpeer', 'WGPEER_A_', {
  unspec: [0, unused()],
  'public-key': [1, key()],
  'preshared-key': [2, key(), { secret: true, doc: 'all zeros: no key' }],
  flags: [3, u32({ enum: () => peerFlags })],
  endpoint: [4, sockaddr()],
  'persistent-keepalive-interval': [5, u16({ hint: 'seconds' }), { doc: '0: off' }],
  'last-handshake-time': [6, timespec],
  'rx-bytes': [7, u64({ hint: 'bytes' })],
  'tx-bytes': [8, u64({ hint: 'bytes' })],
  allowedips: [
    9,
    indexedArray(
      nest(() => allowedIp),
      { indices: 'all-0' },
    ),
  ],
  'protocol-version': [10, u32()],
});

const allowedIp = attributeSet('wgallowedip', 'WGALLOWEDIP_A_', {
  unspec: [0, unused()],
  family: [1, u16({ enum: () => addressFamily })],
  ipaddr: [2, ip()],
  'cidr-mask': [3, u8({ hint: 'prefix-len' })],
  flags: [4, u32({ enum: () => allowedIpFlags })],
});

export const wireguard: Family = {
  name: 'wireguard',
  protocol: 'generic',
  doc: 'keys, peers and addresses of WireGuard interfaces',
  version: 1,
  nested: true,
  operations: operations(
    'WG_CMD_',
    {
      attributes: () => device,
      needs: ['ifindex', 'ifname'],
      summary: ['ifname', 'ifindex', 'listen-port', 'public-key', 'peers'],
    },
    {
      'get-device': dump(0, 0, 'an interface with its peers', admin),
      'set-device': change(1, 'set keys, port and peers'),
    },
  ),
};
