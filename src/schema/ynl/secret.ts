/** YNL does not say which attributes hold key material; their names do. */
import type { Type } from '../type.ts';

/** `SET.ATTRIBUTE` of the keys in the kernel's specs (wireguard, ovpn, psp, nl80211, handshake), and how others would be called. */
const secrets =
  /\.(.*-)?(private-key|preshared-key|secret-key|cipher-key|session-key|key-data|nonce-tail|privkey|psk|pmk|kek|kck|secret|password|passphrase)$|^keys\.key$/;

export const holdsSecret = (set: string, attribute: string, type: Type): boolean =>
  (type.kind === 'binary' || type.kind === 'string') && secrets.test(`${set}.${attribute}`);
