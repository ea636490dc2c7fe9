/** INET_DIAG_REQ_BYTECODE: a program that the kernel runs on each socket (linux/inet_diag.h). */
import { ip, pad, records, s32, select, struct, u8, u16, u32, u64 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import { addressFamily } from '../route/address-family.ts';

const code = enumeration('inet-diag-bc', 'INET_DIAG_BC_', {
  nop: 0,
  jmp: { value: 1, doc: 'go on at `no`' },
  's-ge': { value: 2, doc: 'own port is at least' },
  's-le': { value: 3, doc: 'own port is at most' },
  'd-ge': { value: 4, doc: "peer's port is at least" },
  'd-le': { value: 5, doc: "peer's port is at most" },
  auto: { value: 6, doc: 'own port was not chosen by the program' },
  's-cond': { value: 7, doc: 'own address and port' },
  'd-cond': { value: 8, doc: "peer's address and port" },
  'dev-cond': { value: 9, doc: 'bound to this interface' },
  'mark-cond': { value: 10, doc: 'mark, after the mask' },
  's-eq': { value: 11, doc: 'own port is' },
  'd-eq': { value: 12, doc: "peer's port is" },
  'cgroup-cond': { value: 13, doc: 'in this control group' },
});

/** A port in host order stands where the next instruction's `no` would be. */
const port = struct('inet-diag-port', { pad: pad(2), port: u16() }, { constant: false });

const host = struct(
  'inet-diag-hostcond',
  {
    family: u8({ enum: () => addressFamily }),
    'prefix-len': u8({ hint: 'prefix-len' }),
    pad: pad(2),
    port: { type: s32(), doc: '-1: any' },
    addr: ip(),
  },
  { doc: 'an address with as many of its bits as count' },
);

const mark = struct('inet-diag-markcond', { mark: u32({ hint: 'hex' }), mask: u32({ hint: 'hex' }) });
const device = struct('inet-diag-devcond', { ifindex: u32({ hint: 'ifindex' }) }, { constant: false });
const cgroup = struct('inet-diag-cgroupcond', { 'cgroup-id': u64() }, { constant: false });
const nothing = struct('inet-diag-nocond', {}, { constant: false });

/**
 * Instructions in order. One that holds goes on with the next, one that does not jumps `no` bytes ahead of its own
 * start: to the end of the program the socket is taken, four bytes past it the socket is left out.
 */
export const inetFilter = records({
  header: struct('inet-diag-bc-op', {
    code: u8({ enum: () => code }),
    yes: { type: u8(), doc: 'length of the instruction in bytes' },
    no: { type: u16(), doc: 'bytes to go where it does not hold' },
  }),
  length: 'yes',
  unit: 1,
  counts: 'all',
  align: 1,
  inline: true,
  payload: select(
    [
      { name: 'port', when: { 'member.code': ['s-ge', 's-le', 'd-ge', 'd-le', 's-eq', 'd-eq'] }, type: port },
      { name: 'host', when: { 'member.code': ['s-cond', 'd-cond'] }, type: host },
      { name: 'device', when: { 'member.code': 'dev-cond' }, type: device },
      { name: 'mark', when: { 'member.code': 'mark-cond' }, type: mark },
      { name: 'cgroup', when: { 'member.code': 'cgroup-cond' }, type: cgroup },
    ],
    nothing,
  ),
});
