/** SELNL_MSG_*: what SELinux tells programs that cache its decisions (linux/selinux_netlink.h). */
import { s32, struct, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';

const mode = enumeration('selinux-mode', false, { permissive: 0, enforcing: 1 });

export const selinux: Family = {
  name: 'selinux',
  protocol: 'selinux',
  doc: 'SELinux mode and policy changes',
  nested: false,
  operations: [
    {
      name: 'setenforce',
      constant: 'SELNL_MSG_SETENFORCE',
      doc: 'the mode changed',
      reply: 0x10,
      modes: ['event'],
      verb: 'other',
      body: struct('selnl-msg-setenforce', { val: s32({ enum: () => mode }) }),
      summary: ['body.val'],
    },
    {
      name: 'policyload',
      constant: 'SELNL_MSG_POLICYLOAD',
      doc: 'a policy was loaded',
      reply: 0x11,
      modes: ['event'],
      verb: 'other',
      body: struct('selnl-msg-policyload', { seqno: { type: u32(), doc: 'number of the policy' } }),
      summary: ['body.seqno'],
    },
  ],
};
