/** Generic family cifs: the SMB client asks a daemon to watch servers for it (linux/cifs/cifs_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { flag, string, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { sockaddrStorage } from '../sockaddr.ts';
import { change, event, operations } from './operations.ts';

const notification = enumeration('cifs-swn-notification', 'CIFS_SWN_NOTIFICATION_', {
  'resource-change': 1,
  'client-move': 2,
  'share-move': 3,
  'ip-change': 4,
});

const resourceState = enumeration('cifs-swn-resource-state', 'CIFS_SWN_RESOURCE_STATE_', {
  unknown: 0,
  available: 1,
  unavailable: 255,
});

const cifsAttributes = attributeSet('cifs-attrs', 'CIFS_GENL_ATTR_', {
  unspec: [0, unused()],
  'swn-registration-id': [1, u32()],
  'swn-net-name': [2, string(), { doc: 'the server' }],
  'swn-share-name': [3, string()],
  'swn-ip': [4, sockaddrStorage],
  'swn-net-name-notify': [5, flag()],
  'swn-share-name-notify': [6, flag()],
  'swn-ip-notify': [7, flag()],
  'swn-krb-auth': [8, flag()],
  'swn-user-name': [9, string()],
  'swn-password': [10, string(), { secret: true }],
  'swn-domain-name': [11, string()],
  'swn-notification-type': [12, u32({ enum: () => notification })],
  'swn-resource-state': [13, u32({ enum: () => resourceState })],
  'swn-resource-name': [14, string()],
});

const registration = { summary: ['swn-registration-id', 'swn-net-name', 'swn-share-name', 'swn-ip.addr'] };

export const cifs: Family = {
  name: 'cifs',
  protocol: 'generic',
  doc: 'the SMB client asks a daemon to watch servers for it',
  version: 1,
  nested: false,
  groups: [{ name: 'cifs_mcgrp_swn', number: 0, doc: 'servers to watch', capability: 'CAP_NET_ADMIN' }],
  operations: operations(
    'CIFS_GENL_CMD_',
    { attributes: () => cifsAttributes },
    {
      'swn-register': event(1, 'a server is to be watched', registration),
      'swn-unregister': event(2, 'a server is no longer to be watched', registration),
      'swn-notify': change(3, 'a server or share has changed', {
        needs: ['swn-registration-id'],
        summary: ['swn-registration-id', 'swn-notification-type', 'swn-resource-name', 'swn-resource-state'],
      }),
    },
  ),
};
