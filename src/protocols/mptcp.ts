import { flagSet } from '../schema/enum.ts';

/** MPTCP_SUBFLOW_FLAG_* (linux/mptcp.h) */
export const subflowFlags = flagSet('mptcp-subflow-flags', 'MPTCP_SUBFLOW_FLAG_', {
  'mcap-rem': 0x1,
  'mcap-loc': 0x2,
  'join-rem': 0x4,
  'join-loc': 0x8,
  'bkup-rem': 0x10,
  'bkup-loc': 0x20,
  'fully-established': 0x40,
  connected: 0x80,
  mapvalid: 0x100,
});
