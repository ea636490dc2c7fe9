/** Generic family VFS_DQUOT: disk quotas that are exceeded (linux/quota.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { pad, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { event, operations } from './operations.ts';

const quotaType = enumeration('quota-type', false, {
  user: { value: 0, constant: 'USRQUOTA' },
  group: { value: 1, constant: 'GRPQUOTA' },
  project: { value: 2, constant: 'PRJQUOTA' },
});

const warning = enumeration('quota-warning', 'QUOTA_NL_', {
  nowarn: 0,
  ihardwarn: { value: 1, doc: 'hard limit of inodes reached' },
  isoftlongwarn: { value: 2, doc: 'over the limit of inodes for too long' },
  isoftwarn: { value: 3, doc: 'soft limit of inodes reached' },
  bhardwarn: { value: 4, doc: 'hard limit of blocks reached' },
  bsoftlongwarn: { value: 5, doc: 'over the limit of blocks for too long' },
  bsoftwarn: { value: 6, doc: 'soft limit of blocks reached' },
  ihardbelow: { value: 7, doc: 'below the hard limit of inodes again' },
  isoftbelow: { value: 8, doc: 'below the soft limit of inodes again' },
  bhardbelow: { value: 9, doc: 'below the hard limit of blocks again' },
  bsoftbelow: { value: 10, doc: 'below the soft limit of blocks again' },
});

const quotaAttributes = attributeSet('quota-attrs', 'QUOTA_NL_A_', {
  unspec: [0, unused()],
  qtype: [1, u32({ enum: () => quotaType })],
  'excess-id': [2, u64(), { doc: 'user, group or project whose quota it is' }],
  warning: [3, u32({ enum: () => warning })],
  'dev-major': [4, u32()],
  'dev-minor': [5, u32()],
  'caused-id': [6, u64(), { doc: 'user who caused it' }],
  pad: [7, pad()],
});

export const vfsDquot: Family = {
  name: 'VFS_DQUOT',
  protocol: 'generic',
  doc: 'disk quotas that are exceeded',
  version: 1,
  nested: false,
  groups: [{ name: 'events', number: 0, doc: 'a limit is reached, or no longer is' }],
  operations: operations(
    'QUOTA_NL_C_',
    {
      attributes: () => quotaAttributes,
      summary: ['qtype', 'excess-id', 'warning', 'dev-major', 'dev-minor', 'caused-id'],
    },
    { warning: event(1, 'a limit is reached, or no longer is') },
  ),
};
