/** Generic family handshake: the kernel asks a daemon for TLS handshakes (linux/handshake.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, s32, string, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, notify, operations } from './operations.ts';

const handlerClass = enumeration('handler-class', 'HANDSHAKE_HANDLER_CLASS_', { none: 0, tlshd: 1, max: 2 });

const messageType = enumeration('msg-type', 'HANDSHAKE_MSG_TYPE_', { unspec: 0, clienthello: 1, serverhello: 2 });

const auth = enumeration('auth', 'HANDSHAKE_AUTH_', { unspec: 0, unauth: 1, psk: 2, x509: 3 });

/** Serial numbers of keys in a keyring; not the keys. */
const x509 = attributeSet('x509', 'HANDSHAKE_A_X509_', { cert: [1, s32()], privkey: [2, s32()] });

const accept = attributeSet('accept', 'HANDSHAKE_A_ACCEPT_', {
  sockfd: [1, s32(), { doc: 'the connected socket' }],
  'handler-class': [2, u32({ enum: () => handlerClass })],
  'message-type': [3, u32({ enum: () => messageType })],
  timeout: [4, u32({ hint: 'milliseconds' })],
  'auth-mode': [5, u32({ enum: () => auth })],
  'peer-identity': [6, multi(u32()), { doc: 'serial number of a key' }],
  certificate: [7, multi(nest(() => x509))],
  peername: [8, string()],
  keyring: [9, u32()],
});

const done = attributeSet('done', 'HANDSHAKE_A_DONE_', {
  status: [1, u32({ hint: 'errno', checks: { max: 4095 } })],
  sockfd: [2, s32()],
  'remote-auth': [3, multi(u32()), { doc: 'serial number of a key' }],
});

export const handshake: Family = {
  name: 'handshake',
  protocol: 'generic',
  doc: 'the kernel asks a daemon for TLS handshakes',
  version: 1,
  nested: true,
  groups: [
    { name: 'none', number: 0, doc: 'handshakes for no daemon: tests' },
    { name: 'tlshd', number: 0, doc: 'handshakes that wait for tlshd' },
  ],
  operations: operations(
    'HANDSHAKE_CMD_',
    {
      attributes: () => accept,
      summary: ['handler-class', 'sockfd', 'message-type', 'auth-mode', 'peername', 'timeout'],
    },
    {
      ready: notify(1, 'a handshake waits'),
      accept: call(2, 2, 'take the next handshake', { needs: ['handler-class'], ...admin }),
      done: change(3, 'a handshake has ended', {
        attributes: () => done,
        needs: ['sockfd'],
        summary: ['sockfd', 'status', 'remote-auth'],
      }),
    },
  ),
};
