/** Generic family macsec: secure channels, associations and keys of IEEE 802.1AE (linux/if_macsec.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { be32, be64, binary, indexedArray, nest, pad, u8, u32, u64, uint, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { cipherSuite, offload, validation } from '../route/link-kinds/macsec.ts';
import { change, dump, operations } from './operations.ts';

const macsecAttributes = attributeSet('macsec-attrs', 'MACSEC_ATTR_', {
  unspec: [0, unused()],
  ifindex: [1, u32({ hint: 'ifindex' })],
  'rxsc-config': [2, nest(() => channel)],
  'sa-config': [3, nest(() => association)],
  secy: [4, nest(() => entity)],
  'txsa-list': [5, indexedArray(nest(() => association))],
  'rxsc-list': [6, indexedArray(nest(() => channel))],
  'txsc-stats': [7, nest(() => channelSentStats)],
  'secy-stats': [8, nest(() => entityStats)],
  offload: [9, nest(() => offloadAttributes)],
});

const entity = attributeSet('macsec-secy-attrs', 'MACSEC_SECY_ATTR_', {
  unspec: [0, unused()],
  sci: [1, be64({ hint: 'hex' }), { doc: 'secure channel: MAC address and port' }],
  'encoding-sa': [2, u8()],
  window: [3, u32(), { doc: 'of the check for replays, in packets' }],
  'cipher-suite': [4, u64({ enum: () => cipherSuite, hint: 'hex' })],
  'icv-len': [5, u8({ hint: 'bytes' })],
  protect: [6, u8()],
  replay: [7, u8()],
  oper: [8, u8()],
  validate: [9, u8({ enum: () => validation })],
  encrypt: [10, u8()],
  'inc-sci': [11, u8()],
  es: [12, u8(), { doc: 'end station' }],
  scb: [13, u8(), { doc: 'single copy broadcast' }],
  pad: [14, pad()],
});

const channel = attributeSet('macsec-rxsc-attrs', 'MACSEC_RXSC_ATTR_', {
  unspec: [0, unused()],
  sci: [1, be64({ hint: 'hex' }), { doc: 'secure channel: MAC address and port of the peer' }],
  active: [2, u8({ checks: { max: 1 } })],
  'sa-list': [3, indexedArray(nest(() => association))],
  stats: [4, nest(() => channelReceivedStats)],
  pad: [5, pad()],
});

const association = attributeSet('macsec-sa-attrs', 'MACSEC_SA_ATTR_', {
  unspec: [0, unused()],
  an: [1, u8({ checks: { max: 3 } }), { doc: 'association number' }],
  active: [2, u8({ checks: { max: 1 } })],
  pn: [3, uint({ checks: { min: 1 } }), { doc: 'next packet number; 8 bytes with extended numbers' }],
  key: [4, binary({ checks: { maxLen: 128 } }), { secret: true }],
  keyid: [5, binary({ checks: { exactLen: 16 } })],
  stats: [6, nest(() => associationStats)],
  pad: [7, pad()],
  ssci: [8, be32({ hint: 'hex' }), { doc: 'short channel, of extended numbers' }],
  salt: [9, binary({ checks: { exactLen: 12 } }), { secret: true }],
});

const offloadAttributes = attributeSet('macsec-offload-attrs', 'MACSEC_OFFLOAD_ATTR_', {
  unspec: [0, unused()],
  type: [1, u8({ enum: () => offload })],
  pad: [2, pad()],
});

const channelReceivedStats = attributeSet('macsec-rxsc-stats-attrs', 'MACSEC_RXSC_STATS_ATTR_', {
  unspec: [0, unused()],
  'in-octets-validated': [1, u64({ hint: 'bytes' })],
  'in-octets-decrypted': [2, u64({ hint: 'bytes' })],
  'in-pkts-unchecked': [3, u64()],
  'in-pkts-delayed': [4, u64()],
  'in-pkts-ok': [5, u64()],
  'in-pkts-invalid': [6, u64()],
  'in-pkts-late': [7, u64()],
  'in-pkts-not-valid': [8, u64()],
  'in-pkts-not-using-sa': [9, u64()],
  'in-pkts-unused-sa': [10, u64()],
  pad: [11, pad()],
});

const associationStats = attributeSet('macsec-sa-stats-attrs', 'MACSEC_SA_STATS_ATTR_', {
  unspec: [0, unused()],
  'in-pkts-ok': [1, u32()],
  'in-pkts-invalid': [2, u32()],
  'in-pkts-not-valid': [3, u32()],
  'in-pkts-not-using-sa': [4, u32()],
  'in-pkts-unused-sa': [5, u32()],
  'out-pkts-protected': [6, u32()],
  'out-pkts-encrypted': [7, u32()],
});

const channelSentStats = attributeSet('macsec-txsc-stats-attrs', 'MACSEC_TXSC_STATS_ATTR_', {
  unspec: [0, unused()],
  'out-pkts-protected': [1, u64()],
  'out-pkts-encrypted': [2, u64()],
  'out-octets-protected': [3, u64({ hint: 'bytes' })],
  'out-octets-encrypted': [4, u64({ hint: 'bytes' })],
  pad: [5, pad()],
});

const entityStats = attributeSet('macsec-secy-stats-attrs', 'MACSEC_SECY_STATS_ATTR_', {
  unspec: [0, unused()],
  'out-pkts-untagged': [1, u64()],
  'in-pkts-untagged': [2, u64()],
  'out-pkts-too-long': [3, u64()],
  'in-pkts-no-tag': [4, u64()],
  'in-pkts-bad-tag': [5, u64()],
  'in-pkts-unknown-sci': [6, u64()],
  'in-pkts-no-sci': [7, u64()],
  'in-pkts-overrun': [8, u64()],
  pad: [9, pad()],
});

const ofChannel = { summary: ['ifindex', 'rxsc-config.sci', 'rxsc-config.active'] };
const sent = { summary: ['ifindex', 'sa-config.an', 'sa-config.active', 'sa-config.pn'] };
const received = { summary: ['ifindex', 'rxsc-config.sci', 'sa-config.an', 'sa-config.active', 'sa-config.pn'] };

export const macsec: Family = {
  name: 'macsec',
  protocol: 'generic',
  doc: 'secure channels, associations and keys of IEEE 802.1AE',
  version: 1,
  nested: false,
  operations: operations(
    'MACSEC_CMD_',
    { attributes: () => macsecAttributes, needs: ['ifindex'] },
    {
      'get-txsc': dump(0, 0, 'all of every macsec interface', {
        needs: [],
        summary: ['ifindex', 'secy.sci', 'secy.cipher-suite', 'txsa-list', 'rxsc-list'],
      }),
      'add-rxsc': change(1, 'add a channel to receive from', ofChannel),
      'del-rxsc': change(2, 'take a channel away', ofChannel),
      'upd-rxsc': change(3, 'change a channel', ofChannel),
      'add-txsa': change(4, 'add a key to send with', sent),
      'del-txsa': change(5, 'take a key away', sent),
      'upd-txsa': change(6, 'change an association', sent),
      'add-rxsa': change(7, 'add a key to receive with', received),
      'del-rxsa': change(8, 'take a key away', received),
      'upd-rxsa': change(9, 'change an association', received),
      'upd-offload': change(10, 'let hardware do it, or not', { summary: ['ifindex', 'offload.type'] }),
    },
  ),
};
