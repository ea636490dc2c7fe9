/** XFRM_MSG_*: IPsec policies and security associations (linux/xfrm.h). */
import { select, struct, u32 } from '../../schema/builders.ts';
import type { Family, Operation } from '../../schema/family.ts';
import type { StructType, Type } from '../../schema/type.ts';
import { policyCountAttributes, stateCountAttributes, xfrmAttributes } from './attributes.ts';
import * as structs from './structs.ts';

const operation = (
  name: string,
  doc: string,
  rest: Pick<Operation, 'modes' | 'verb'> & Partial<Operation>,
): Operation => ({
  name,
  constant: `XFRM_MSG_${name.toUpperCase().replaceAll('-', '_')}`,
  doc,
  attributes: () => xfrmAttributes,
  ...(rest.request === undefined ? {} : { capability: 'CAP_NET_ADMIN' }),
  ...rest,
});

/** Requests for everything have attributes alone. */
const unlessDump = (type: StructType): Type =>
  select(
    [{ name: 'dump', when: { 'message.mode': 'dump' }, type: struct('xfrm-dump', {}, { constant: false }) }],
    type,
  );

const stateSummary = ['fixed.saddr', 'fixed.id.daddr', 'fixed.id.proto', 'fixed.id.spi', 'fixed.mode', 'fixed.reqid'];
const stateIdSummary = ['fixed.daddr', 'fixed.proto', 'fixed.spi'];
const selectorSummary = (path: string): string[] =>
  ['saddr', 'prefixlen-s', 'daddr', 'prefixlen-d', 'proto'].map(name => `${path}sel.${name}`);
const policySummary = [...selectorSummary('fixed.'), 'fixed.dir', 'fixed.action', 'fixed.priority', 'fixed.index'];
const policyIdSummary = [...selectorSummary('fixed.'), 'fixed.dir', 'fixed.index'];

const flags = struct('xfrm-info-flags', { flags: u32({ hint: 'hex' }) }, { constant: false });

export const xfrm: Family = {
  name: 'xfrm',
  protocol: 'xfrm',
  doc: 'IPsec policies and security associations',
  nested: false,
  operations: [
    operation('newsa', 'add a security association; one that was added or asked for', {
      request: 0x10,
      reply: 0x10,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: structs.state,
      flags: ['create'],
      summary: stateSummary,
    }),
    operation('delsa', 'delete a security association; it is gone', {
      request: 0x11,
      reply: 0x11,
      modes: ['do', 'notify'],
      verb: 'delete',
      fixed: structs.stateId,
      summary: stateIdSummary,
    }),
    operation('getsa', 'ask for one security association or for all', {
      request: 0x12,
      reply: 0x10,
      modes: ['do', 'dump'],
      verb: 'get',
      fixed: unlessDump(structs.stateId),
      summary: stateIdSummary,
    }),
    operation('newpolicy', 'add a policy; one that was added or asked for', {
      request: 0x13,
      reply: 0x13,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: structs.policy,
      flags: ['create'],
      summary: policySummary,
    }),
    operation('delpolicy', 'delete a policy; it is gone', {
      request: 0x14,
      reply: 0x14,
      modes: ['do', 'notify'],
      verb: 'delete',
      fixed: structs.policyId,
      summary: policyIdSummary,
    }),
    operation('getpolicy', 'ask for one policy or for all', {
      request: 0x15,
      reply: 0x13,
      modes: ['do', 'dump'],
      verb: 'get',
      fixed: unlessDump(structs.policyId),
      summary: policyIdSummary,
    }),
    operation('allocspi', 'reserve an SPI for a security association to come', {
      request: 0x16,
      reply: 0x10,
      modes: ['do'],
      verb: 'other',
      fixed: structs.spiRange,
      summary: ['fixed.info.saddr', 'fixed.info.id.daddr', 'fixed.info.id.proto', 'fixed.min', 'fixed.max'],
    }),
    operation('acquire', 'a policy needs a security association; a key daemon that starts to make one', {
      request: 0x17,
      reply: 0x17,
      modes: ['do', 'event'],
      verb: 'other',
      fixed: structs.acquire,
      summary: ['fixed.saddr', 'fixed.id.daddr', 'fixed.id.proto', ...selectorSummary('fixed.')],
    }),
    operation('expire', 'a security association expires or is made to', {
      request: 0x18,
      reply: 0x18,
      modes: ['do', 'event'],
      verb: 'other',
      fixed: structs.expire,
      summary: ['fixed.hard', ...stateSummary.map(path => path.replace('fixed.', 'fixed.state.'))],
    }),
    operation('updpolicy', 'add a policy or change one; it changed', {
      request: 0x19,
      reply: 0x19,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: structs.policy,
      summary: policySummary,
    }),
    operation('updsa', 'change a security association; it changed', {
      request: 0x1a,
      reply: 0x1a,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: structs.state,
      summary: stateSummary,
    }),
    operation('polexpire', 'a policy expires or is made to', {
      request: 0x1b,
      reply: 0x1b,
      modes: ['do', 'event'],
      verb: 'other',
      fixed: structs.policyExpire,
      summary: ['fixed.hard', ...selectorSummary('fixed.pol.'), 'fixed.pol.dir', 'fixed.pol.index'],
    }),
    operation('flushsa', 'delete every security association of a protocol; they are gone', {
      request: 0x1c,
      reply: 0x1c,
      modes: ['do', 'notify'],
      verb: 'delete',
      fixed: structs.flush,
      summary: ['fixed.proto'],
    }),
    operation('flushpolicy', 'delete every policy of a type; they are gone', {
      request: 0x1d,
      reply: 0x1d,
      modes: ['do', 'notify'],
      verb: 'delete',
      summary: ['policy-type.type'],
    }),
    operation('newae', 'set or tell replay and lifetime values of a security association', {
      request: 0x1e,
      reply: 0x1e,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: structs.stateEvent,
      summary: ['fixed.sa-id.daddr', 'fixed.sa-id.proto', 'fixed.sa-id.spi', 'fixed.flags'],
    }),
    operation('getae', 'ask for replay and lifetime values of a security association', {
      request: 0x1f,
      reply: 0x1e,
      modes: ['do'],
      verb: 'get',
      fixed: structs.stateEvent,
      summary: ['fixed.sa-id.daddr', 'fixed.sa-id.proto', 'fixed.sa-id.spi', 'fixed.flags'],
    }),
    operation('report', 'a packet that a protocol reports, as Mobile IPv6 does', {
      reply: 0x20,
      modes: ['event'],
      verb: 'other',
      fixed: structs.report,
      summary: ['fixed.proto', ...selectorSummary('fixed.')],
    }),
    operation('migrate', 'move policies and security associations to other addresses; they moved', {
      request: 0x21,
      reply: 0x21,
      modes: ['do', 'notify'],
      verb: 'other',
      fixed: structs.policyId,
      summary: policyIdSummary,
    }),
    operation('newsadinfo', 'how many security associations there are', {
      reply: 0x22,
      modes: ['notify'],
      verb: 'other',
      fixed: flags,
      attributes: () => stateCountAttributes,
      summary: ['cnt', 'hinfo.sadhcnt', 'hinfo.sadhmcnt'],
    }),
    operation('getsadinfo', 'ask how many security associations there are', {
      request: 0x23,
      reply: 0x22,
      modes: ['do'],
      verb: 'get',
      fixed: flags,
      attributes: () => stateCountAttributes,
    }),
    operation('newspdinfo', 'how many policies there are, or from which prefix length on they are hashed', {
      request: 0x24,
      reply: 0x24,
      modes: ['do', 'notify'],
      verb: 'new',
      fixed: flags,
      attributes: () => policyCountAttributes,
      summary: ['info.incnt', 'info.outcnt', 'info.fwdcnt', 'hinfo.spdhcnt'],
    }),
    operation('getspdinfo', 'ask how many policies there are', {
      request: 0x25,
      reply: 0x24,
      modes: ['do'],
      verb: 'get',
      fixed: flags,
      attributes: () => policyCountAttributes,
    }),
    operation('mapping', 'a peer behind NAT changed its address or port', {
      reply: 0x26,
      modes: ['event'],
      verb: 'other',
      fixed: structs.mapping,
      summary: [
        'fixed.id.daddr',
        'fixed.id.spi',
        'fixed.old-saddr',
        'fixed.old-sport',
        'fixed.new-saddr',
        'fixed.new-sport',
      ],
    }),
    operation('setdefault', 'say what becomes of packets without a policy', {
      request: 0x27,
      modes: ['do'],
      verb: 'new',
      fixed: structs.policyDefault,
      summary: ['fixed.in', 'fixed.fwd', 'fixed.out'],
    }),
    operation('getdefault', 'ask what becomes of packets without a policy; told when it changes', {
      request: 0x28,
      reply: 0x28,
      modes: ['do', 'notify'],
      verb: 'get',
      fixed: structs.policyDefault,
      summary: ['fixed.in', 'fixed.fwd', 'fixed.out'],
    }),
    operation('migrate-state', 'move one security association to other addresses; it moved', {
      request: 0x29,
      reply: 0x29,
      modes: ['do', 'notify'],
      verb: 'other',
      fixed: structs.migrateState,
      summary: ['fixed.id.daddr', 'fixed.id.spi', 'fixed.new-saddr', 'fixed.new-daddr'],
    }),
  ],
};
