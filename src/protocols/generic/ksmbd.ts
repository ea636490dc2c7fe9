/** Generic family SMBD_GENL: the SMB server in the kernel and its daemon (fs/smb/server/ksmbd_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { array, binary, chars, pad, s8, s32, strings, struct, u16, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { change, event, operations } from './operations.ts';

const globalFlags = flagSet('ksmbd-global-flags', 'KSMBD_GLOBAL_FLAG_', {
  'smb2-leases': 0x1,
  'smb2-encryption': 0x2,
  'smb3-multichannel': 0x4,
  'smb2-encryption-off': 0x8,
  'durable-handle': 0x10,
});

const userFlags = flagSet('ksmbd-user-flags', 'KSMBD_USER_FLAG_', {
  ok: 0x1,
  'bad-password': 0x2,
  'bad-uid': 0x4,
  'bad-user': 0x8,
  'guest-account': 0x10,
  'delay-session': 0x20,
  extension: 0x40,
});

const shareFlags = flagSet('ksmbd-share-flags', 'KSMBD_SHARE_FLAG_', {
  available: 0x1,
  browseable: 0x2,
  writeable: 0x4,
  readonly: 0x8,
  'guest-ok': 0x10,
  'guest-only': 0x20,
  'store-dos-attrs': 0x40,
  oplocks: 0x80,
  pipe: 0x100,
  'hide-dot-files': 0x200,
  'inherit-owner': 0x400,
  streams: 0x800,
  'follow-symlinks': 0x1000,
  'acl-xattr': 0x2000,
  update: 0x4000,
  crossmnt: 0x8000,
  'continuous-availability': 0x10000,
  'hide-unreadable': 0x20000,
  'time-machine': 0x40000,
});

const treeRequestFlags = flagSet('ksmbd-tree-conn-request-flags', 'KSMBD_TREE_CONN_FLAG_REQUEST_', {
  ipv6: 0x1,
  smb2: 0x2,
});

const treeFlags = flagSet('ksmbd-tree-conn-flags', 'KSMBD_TREE_CONN_FLAG_', {
  'guest-account': 0x1,
  'read-only': 0x2,
  writable: 0x4,
  'admin-account': 0x8,
  update: 0x10,
});

const treeStatus = enumeration('ksmbd-tree-conn-status', 'KSMBD_TREE_CONN_STATUS_', {
  ok: 0,
  nomem: 1,
  'no-share': 2,
  'no-user': 3,
  'invalid-user': 4,
  'host-denied': 5,
  'conn-exist': 6,
  'too-many-conns': 7,
  'too-many-sessions': 8,
  error: 9,
});

const option = enumeration('ksmbd-config-opt', 'KSMBD_CONFIG_OPT_', {
  disabled: 0,
  enabled: 1,
  auto: 2,
  mandatory: 3,
});

/** The operation or context of a call, or the status of an answer. */
const rpcFlags = flagSet('ksmbd-rpc-flags', false, {
  'method-return': { value: 0x1, constant: 'KSMBD_RPC_METHOD_RETURN' },
  srvsvc: { value: 0x2, constant: 'KSMBD_RPC_SRVSVC_METHOD_INVOKE' },
  wkssvc: { value: 0x4, constant: 'KSMBD_RPC_WKSSVC_METHOD_INVOKE' },
  ioctl: 0x8,
  open: { value: 0x10, constant: 'KSMBD_RPC_OPEN_METHOD' },
  write: { value: 0x20, constant: 'KSMBD_RPC_WRITE_METHOD' },
  read: 0x40,
  close: { value: 0x80, constant: 'KSMBD_RPC_CLOSE_METHOD' },
  rap: 0x100,
  'restricted-context': { value: 0x200, constant: 'KSMBD_RPC_RESTRICTED_CONTEXT' },
  samr: { value: 0x400, constant: 'KSMBD_RPC_SAMR_METHOD_INVOKE' },
  lsarpc: { value: 0x800, constant: 'KSMBD_RPC_LSARPC_METHOD_INVOKE' },
});

/** Not in uapi headers. `reserved` is room for later. */
const own = { constant: false } as const;

const heartbeat = struct('ksmbd-heartbeat', { handle: u32() }, own);

const startup = struct(
  'ksmbd-startup-request',
  {
    flags: u32({ enum: () => globalFlags }),
    signing: s32({ enum: () => option }),
    'min-prot': chars(16),
    'max-prot': chars(16),
    'netbios-name': chars(16),
    'work-group': chars(64),
    'server-string': chars(64),
    'tcp-port': u16(),
    'ipc-timeout': u16({ hint: 'seconds' }),
    deadtime: { type: u32(), doc: 'minutes without activity' },
    'file-max': u32(),
    'smb2-max-write': u32({ hint: 'bytes' }),
    'smb2-max-read': u32({ hint: 'bytes' }),
    'smb2-max-trans': u32({ hint: 'bytes' }),
    'share-fake-fscaps': u32({ hint: 'hex' }),
    'sub-auth': array(u32(), 3),
    'smb2-max-credits': u32(),
    'smbd-max-io-size': u32({ hint: 'bytes' }),
    'max-connections': u32(),
    'bind-interfaces-only': s8(),
    'max-ip-connections': u32(),
    'aapl-model': chars(32),
    reserved: pad(467),
    'ifc-list-sz': u32(),
    interfaces: { type: strings(), length: { member: 'ifc-list-sz' } },
  },
  own,
);

const shutdown = struct('ksmbd-shutdown-request', { reserved: pad(64) }, own);

const login = struct('ksmbd-login-request', { handle: u32(), account: chars(48), reserved: pad(64) }, own);

const loginResponse = struct(
  'ksmbd-login-response',
  {
    handle: u32(),
    gid: u32(),
    uid: u32(),
    account: chars(48),
    status: u16({ enum: () => userFlags }),
    'hash-sz': u16(),
    hash: { type: binary({ size: 18 }), secret: true, doc: 'of the password' },
    pad: pad(2),
    reserved: pad(64),
  },
  own,
);

const loginResponseExt = struct(
  'ksmbd-login-response-ext',
  {
    handle: u32(),
    ngroups: s32(),
    reserved: pad(128),
    groups: array(u32(), { member: 'ngroups' }),
  },
  own,
);

const shareConfig = struct(
  'ksmbd-share-config-request',
  { handle: u32(), 'share-name': chars(64), reserved: pad(64) },
  own,
);

const shareConfigResponse = struct(
  'ksmbd-share-config-response',
  {
    handle: u32(),
    flags: u32({ enum: () => shareFlags }),
    'create-mask': u16({ hint: 'hex' }),
    'directory-mask': u16({ hint: 'hex' }),
    'force-create-mode': u16({ hint: 'hex' }),
    'force-directory-mode': u16({ hint: 'hex' }),
    'force-uid': u16(),
    'force-gid': u16(),
    'share-name': chars(64),
    reserved: pad(444),
    'payload-sz': u32(),
    'veto-list-sz': u32(),
    payload: {
      type: strings(),
      length: { member: 'payload-sz' },
      doc: 'names that are hidden, and the path',
    },
  },
  own,
);

const treeConnect = struct(
  'ksmbd-tree-connect-request',
  {
    handle: u32(),
    'account-flags': u16({ enum: () => userFlags }),
    flags: u16({ enum: () => treeRequestFlags }),
    'session-id': u64(),
    'connect-id': u64(),
    account: chars(48),
    share: chars(64),
    'peer-addr': chars(64),
    reserved: pad(64),
  },
  own,
);

const treeConnectResponse = struct(
  'ksmbd-tree-connect-response',
  {
    handle: u32(),
    status: u16({ enum: () => treeStatus }),
    'connection-flags': u16({ enum: () => treeFlags }),
    reserved: pad(64),
  },
  own,
);

const treeDisconnect = struct(
  'ksmbd-tree-disconnect-request',
  { 'session-id': u64(), 'connect-id': u64(), reserved: pad(64) },
  own,
);

const logout = struct(
  'ksmbd-logout-request',
  { account: chars(48), 'account-flags': u32({ enum: () => userFlags }), reserved: pad(64) },
  own,
);

const rpc = struct(
  'ksmbd-rpc-command',
  {
    handle: u32(),
    flags: u32({ enum: () => rpcFlags }),
    'payload-sz': u32(),
    payload: { type: binary(), length: { member: 'payload-sz' } },
  },
  own,
);

const spnego = struct(
  'ksmbd-spnego-authen-request',
  {
    handle: u32(),
    'spnego-blob-len': u16(),
    'spnego-blob': { type: binary(), length: { member: 'spnego-blob-len' } },
  },
  own,
);

const spnegoResponse = struct(
  'ksmbd-spnego-authen-response',
  {
    handle: u32(),
    'login-response': loginResponse,
    'session-key-len': u16(),
    'spnego-blob-len': u16(),
    pad: pad(4),
    'session-expiry': u64(),
    'session-key': { type: binary(), length: { member: 'session-key-len' }, secret: true },
    'spnego-blob': { type: binary(), length: { member: 'spnego-blob-len' } },
  },
  own,
);

/** A message has one attribute, numbered as its command. */
const ksmbdAttributes = attributeSet('ksmbd-attrs', 'KSMBD_EVENT_', {
  unspec: [0, unused()],
  'heartbeat-request': [1, heartbeat],
  'starting-up': [2, startup],
  'shutting-down': [3, shutdown],
  'login-request': [4, login],
  'login-response': [5, loginResponse],
  'share-config-request': [6, shareConfig],
  'share-config-response': [7, shareConfigResponse],
  'tree-connect-request': [8, treeConnect],
  'tree-connect-response': [9, treeConnectResponse],
  'tree-disconnect-request': [10, treeDisconnect],
  'logout-request': [11, logout],
  'rpc-request': [12, rpc],
  'rpc-response': [13, rpc],
  'spnego-authen-request': [14, spnego],
  'spnego-authen-response': [15, spnegoResponse],
  'login-request-ext': [16, login],
  'login-response-ext': [17, loginResponseExt],
});

const shows = (...summary: string[]) => ({ summary });
const answer = (number: number, doc: string, name: string, ...summary: string[]) =>
  change(number, doc, { needs: [name], summary: summary.map(member => `${name}.${member}`) });

export const ksmbd: Family = {
  name: 'SMBD_GENL',
  protocol: 'generic',
  doc: 'the SMB server in the kernel and its daemon',
  version: 1,
  nested: false,
  operations: operations(
    'KSMBD_EVENT_',
    { attributes: () => ksmbdAttributes },
    {
      'heartbeat-request': event(1, 'whether the daemon is there', shows('heartbeat-request.handle')),
      'starting-up': answer(2, 'start the server', 'starting-up', 'netbios-name', 'work-group', 'tcp-port'),
      'shutting-down': answer(3, 'has a number, and no kernel that takes it', 'shutting-down'),
      'login-request': event(4, 'who an account is', shows('login-request.account')),
      'login-response': answer(5, 'an account', 'login-response', 'account', 'uid', 'gid', 'status'),
      'share-config-request': event(6, 'how a share is set up', shows('share-config-request.share-name')),
      'share-config-response': answer(7, 'a share', 'share-config-response', 'share-name', 'flags', 'payload'),
      'tree-connect-request': event(
        8,
        'a client wants to use a share',
        shows('tree-connect-request.account', 'tree-connect-request.share', 'tree-connect-request.peer-addr'),
      ),
      'tree-connect-response': answer(9, 'whether it may', 'tree-connect-response', 'status', 'connection-flags'),
      'tree-disconnect-request': event(
        10,
        'a client no longer uses a share',
        shows('tree-disconnect-request.session-id', 'tree-disconnect-request.connect-id'),
      ),
      'logout-request': event(11, 'an account logs out', shows('logout-request.account')),
      'rpc-request': event(12, 'a remote procedure call', shows('rpc-request.handle', 'rpc-request.flags')),
      'rpc-response': answer(13, 'its answer', 'rpc-response', 'handle', 'flags'),
      'spnego-authen-request': event(14, 'a Kerberos token to check', shows('spnego-authen-request.handle')),
      'spnego-authen-response': answer(15, 'whose token it is', 'spnego-authen-response', 'login-response.account'),
      'login-request-ext': event(16, 'which groups an account is in', shows('login-request-ext.account')),
      'login-response-ext': answer(17, 'the groups of an account', 'login-response-ext', 'groups'),
    },
  ),
};
