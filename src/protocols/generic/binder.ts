/** Generic family binder: transactions of Android's IPC that failed (linux/android/binder_netlink.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { flag, string, u32 } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { event, operations } from './operations.ts';

/** enum transaction_flags (linux/android/binder.h). */
const transactionFlags = flagSet('transaction-flags', 'TF_', {
  'one-way': 0x1,
  'root-object': 0x4,
  'status-code': 0x8,
  'accept-fds': 0x10,
  'clear-buf': 0x20,
  'update-txn': 0x40,
});

/** BR_* that can be the end of a transaction, as ioctl numbers. */
const returnProtocol = enumeration('return-protocol', 'BR_', {
  'failed-reply': 0x7211,
  'dead-reply': 0x7205,
  'frozen-reply': 0x7212,
  'transaction-pending-frozen': 0x7214,
});

const report = attributeSet('report', 'BINDER_A_REPORT_', {
  error: [1, u32({ enum: () => returnProtocol }), { doc: 'what the sender was told' }],
  context: [2, string(), { doc: 'binder device' }],
  'from-pid': [3, u32(), { doc: 'process that sent it' }],
  'from-tid': [4, u32()],
  'to-pid': [5, u32(), { doc: 'process that it was for' }],
  'to-tid': [6, u32()],
  'is-reply': [7, flag()],
  flags: [8, u32({ enum: () => transactionFlags })],
  code: [9, u32(), { doc: "the program's own number" }],
  'data-size': [10, u32({ hint: 'bytes' })],
});

export const binder: Family = {
  name: 'binder',
  protocol: 'generic',
  doc: "transactions of Android's IPC that failed",
  version: 1,
  nested: true,
  groups: [{ name: 'report', number: 0, doc: 'failed transactions' }],
  operations: operations(
    'BINDER_CMD_',
    {},
    {
      report: event(1, 'a transaction failed', {
        attributes: () => report,
        summary: ['error', 'context', 'from-pid', 'to-pid', 'code'],
      }),
    },
  ),
};
