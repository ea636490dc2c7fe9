/** Generic family ovpn: peers and keys of OpenVPN interfaces (linux/ovpn.h). */
import { attributeSet, subsetOf } from '../../schema/attribute-set.ts';
import { be16, binary, ipv4, ipv6, nest, s32, u32, uint } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, notify, operations, query } from './operations.ts';

const delPeerReason = enumeration('del-peer-reason', 'OVPN_DEL_PEER_REASON_', {
  teardown: 0,
  userspace: 1,
  expired: 2,
  'transport-error': 3,
  'transport-disconnect': 4,
});

const keySlot = enumeration('key-slot', 'OVPN_KEY_SLOT_', { primary: 0, secondary: 1 });

const cipherAlg = enumeration('cipher-alg', 'OVPN_CIPHER_ALG_', { none: 0, 'aes-gcm': 1, 'chacha20-poly1305': 2 });

const peer = attributeSet('peer', 'OVPN_A_PEER_', {
  id: [1, u32({ checks: { max: 16777215 } })],
  'remote-ipv4': [2, ipv4()],
  'remote-ipv6': [3, ipv6()],
  'remote-ipv6-scope-id': [4, u32({ hint: 'ifindex' })],
  'remote-port': [5, be16({ checks: { min: 1 } })],
  socket: [6, u32(), { doc: 'file descriptor' }],
  'socket-netnsid': [7, s32({ hint: 'nsid' })],
  'vpn-ipv4': [8, ipv4(), { doc: 'inside the tunnel' }],
  'vpn-ipv6': [9, ipv6(), { doc: 'inside the tunnel' }],
  'local-ipv4': [10, ipv4()],
  'local-ipv6': [11, ipv6()],
  'local-port': [12, be16({ checks: { min: 1 } })],
  'keepalive-interval': [13, u32({ hint: 'seconds', checks: { max: 86400 } })],
  'keepalive-timeout': [14, u32({ hint: 'seconds', checks: { max: 86400 } })],
  'del-reason': [15, u32({ enum: () => delPeerReason })],
  'vpn-rx-bytes': [16, uint({ hint: 'bytes' })],
  'vpn-tx-bytes': [17, uint({ hint: 'bytes' })],
  'vpn-rx-packets': [18, uint()],
  'vpn-tx-packets': [19, uint()],
  'link-rx-bytes': [20, uint({ hint: 'bytes' })],
  'link-tx-bytes': [21, uint({ hint: 'bytes' })],
  'link-rx-packets': [22, uint()],
  'link-tx-packets': [23, uint()],
  'tx-id': [24, u32({ checks: { max: 16777215 } }), { doc: 'id that the peer knows this host by' }],
});

const peerSetInput = subsetOf(peer, 'peer-set-input', [
  'id',
  'remote-ipv4',
  'remote-ipv6',
  'remote-ipv6-scope-id',
  'remote-port',
  'vpn-ipv4',
  'vpn-ipv6',
  'local-ipv4',
  'local-ipv6',
  'keepalive-interval',
  'keepalive-timeout',
  'tx-id',
]);

const peerNewInput = subsetOf(peer, 'peer-new-input', [
  ...peerSetInput.attributes.map(attribute => attribute.name),
  'socket',
]);

const peerDelInput = subsetOf(peer, 'peer-del-input', ['id']);

const keyconf = attributeSet('keyconf', 'OVPN_A_KEYCONF_', {
  'peer-id': [1, u32({ checks: { max: 16777215 } })],
  slot: [2, u32({ enum: () => keySlot })],
  'key-id': [3, u32({ checks: { max: 7 } })],
  'cipher-alg': [4, u32({ enum: () => cipherAlg })],
  'encrypt-dir': [5, nest(() => keydir)],
  'decrypt-dir': [6, nest(() => keydir)],
});

const keydir = attributeSet('keydir', 'OVPN_A_KEYDIR_', {
  'cipher-key': [1, binary({ checks: { maxLen: 256 } }), { secret: true }],
  'nonce-tail': [2, binary({ checks: { exactLen: 8 } }), { secret: true }],
});

const keyconfGet = subsetOf(keyconf, 'keyconf-get', ['peer-id', 'slot', 'key-id', 'cipher-alg']);

const keyconfSwapInput = subsetOf(keyconf, 'keyconf-swap-input', ['peer-id']);

const keyconfDelInput = subsetOf(keyconf, 'keyconf-del-input', ['peer-id', 'slot']);

const ifindex = [1, u32({ hint: 'ifindex' })] as const;

const all = attributeSet('ovpn', 'OVPN_A_', {
  ifindex,
  peer: [2, nest(() => peer)],
  keyconf: [3, nest(() => keyconf)],
});

const newPeer = attributeSet('ovpn-peer-new-input', 'OVPN_A_', { ifindex, peer: [2, nest(() => peerNewInput)] });

const setPeer = attributeSet('ovpn-peer-set-input', 'OVPN_A_', { ifindex, peer: [2, nest(() => peerSetInput)] });

const delPeer = attributeSet('ovpn-peer-del-input', 'OVPN_A_', { ifindex, peer: [2, nest(() => peerDelInput)] });

const getKey = attributeSet('ovpn-keyconf-get', 'OVPN_A_', { ifindex, keyconf: [3, nest(() => keyconfGet)] });

const swapKey = attributeSet('ovpn-keyconf-swap-input', 'OVPN_A_', {
  ifindex,
  keyconf: [3, nest(() => keyconfSwapInput)],
});

const delKey = attributeSet('ovpn-keyconf-del-input', 'OVPN_A_', {
  ifindex,
  keyconf: [3, nest(() => keyconfDelInput)],
});

const ofPeer = {
  needs: ['ifindex'],
  summary: ['ifindex', 'peer.id', 'peer.remote-ipv4', 'peer.remote-ipv6', 'peer.remote-port', 'peer.del-reason'],
};
const ofKey = {
  needs: ['ifindex'],
  summary: ['ifindex', 'keyconf.peer-id', 'keyconf.slot', 'keyconf.key-id', 'keyconf.cipher-alg'],
};

export const ovpn: Family = {
  name: 'ovpn',
  protocol: 'generic',
  doc: 'peers and keys of OpenVPN interfaces',
  version: 1,
  nested: true,
  groups: [{ name: 'peers', number: 0, doc: 'peers go or move, keys run out' }],
  operations: operations(
    'OVPN_CMD_',
    {},
    {
      'peer-new': change(1, 'add a peer', { attributes: () => newPeer, ...ofPeer }),
      'peer-set': change(2, 'change a peer', { attributes: () => setPeer, ...ofPeer }),
      'peer-get': query(3, 3, 'a peer, or all', { attributes: () => all, ...ofPeer, ...admin }),
      'peer-del': change(4, 'take a peer away', { attributes: () => delPeer, ...ofPeer }),
      'peer-del-ntf': notify(5, 'a peer is gone', { attributes: () => all, summary: ofPeer.summary }),
      'key-new': change(6, 'give a peer a key', { attributes: () => all, ...ofKey }),
      'key-get': call(7, 7, 'which key a peer has, without the key', {
        attributes: () => getKey,
        ...ofKey,
        ...admin,
      }),
      'key-swap': change(8, 'swap the two keys of a peer', { attributes: () => swapKey, ...ofKey }),
      'key-swap-ntf': notify(9, 'a key is used up', { attributes: () => getKey, summary: ofKey.summary }),
      'key-del': change(10, 'take a key away', { attributes: () => delKey, ...ofKey }),
      'peer-float-ntf': notify(11, 'a peer has a new address', { attributes: () => all, summary: ofPeer.summary }),
    },
  ),
};
