/** Extended matches: a tree of conditions in filters (linux/pkt_cls.h, linux/tc_ematch/). */
import { attributeSet } from '../../../schema/attribute-set.ts';
import {
  array,
  binary,
  bits,
  chars,
  indexedArray,
  nest,
  pad,
  select,
  string,
  struct,
  subMessage,
  u8,
  u16,
  u32,
  u64,
} from '../../../schema/builders.ts';
import { enumeration, flagSet } from '../../../schema/enum.ts';
import { canFilter } from '../can-gw.ts';
import { tcU32Key } from './filter-u32.ts';

const ematchKind = enumeration('tcf-em-kind', 'TCF_EM_', {
  container: 0,
  cmp: 1,
  nbyte: 2,
  u32: 3,
  meta: 4,
  text: 5,
  vlan: 6,
  canid: 7,
  ipset: 8,
  ipt: 9,
});

/** How it goes on to the next one; 0: it is the last. */
const ematchFlags = flagSet('tcf-em-flags', 'TCF_EM_', {
  and: { value: 0x1, constant: 'TCF_EM_REL_AND' },
  or: { value: 0x2, constant: 'TCF_EM_REL_OR' },
  invert: 0x4,
  simple: 0x8,
});

const layer = enumeration('tcf-layer', 'TCF_LAYER_', { link: 0, network: 1, transport: 2 });

const operand = enumeration('tcf-em-opnd', 'TCF_EM_OPND_', { eq: 0, gt: 1, lt: 2 });

/** Width of the field in bytes. */
const cmpAlign = enumeration('tcf-em-align', 'TCF_EM_ALIGN_', { u8: 1, u16: 2, u32: 4 });

const cmpFlags = flagSet('tcf-em-cmp-flags', 'TCF_EM_CMP_', { trans: 1 });

/** Its bit fields are align and flags, layer and opnd. */
const cmp = struct('tcf-em-cmp', {
  val: u32({ hint: 'hex' }),
  mask: u32({ hint: 'hex' }),
  off: u16(),
  width: bits('u8', { align: [0, 4, () => cmpAlign], flags: [4, 4, () => cmpFlags] }),
  where: bits('u8', { layer: [0, 4, () => layer], opnd: [4, 4, () => operand] }),
});

const nbyte = struct('tcf-em-nbyte', {
  off: u16(),
  where: bits('u16', { len: [0, 12], layer: [12, 4, () => layer] }),
  pattern: binary(),
});

const metaType = enumeration('tcf-meta-type', 'TCF_META_TYPE_', { var: 0, int: 1 });

const metaId = enumeration('tcf-meta-id', 'TCF_META_ID_', {
  value: 0,
  random: 1,
  'loadavg-0': 2,
  'loadavg-1': 3,
  'loadavg-2': 4,
  dev: 5,
  priority: 6,
  protocol: 7,
  pkttype: 8,
  pktlen: 9,
  datalen: 10,
  maclen: 11,
  nfmark: 12,
  tcindex: 13,
  rtclassid: 14,
  rtiif: 15,
  'sk-family': 16,
  'sk-state': 17,
  'sk-reuse': 18,
  'sk-bound-if': 19,
  'sk-refcnt': 20,
  'sk-shutdown': 21,
  'sk-proto': 22,
  'sk-type': 23,
  'sk-rcvbuf': 24,
  'sk-rmem-alloc': 25,
  'sk-wmem-alloc': 26,
  'sk-omem-alloc': 27,
  'sk-wmem-queued': 28,
  'sk-rcv-qlen': 29,
  'sk-snd-qlen': 30,
  'sk-err-qlen': 31,
  'sk-forward-allocs': 32,
  'sk-sndbuf': 33,
  'sk-allocs': 34,
  'sk-route-caps': { value: 35, constant: '__TCF_META_ID_SK_ROUTE_CAPS' },
  'sk-hash': 36,
  'sk-lingertime': 37,
  'sk-ack-backlog': 38,
  'sk-max-ack-backlog': 39,
  'sk-prio': 40,
  'sk-rcvlowat': 41,
  'sk-rcvtimeo': 42,
  'sk-sndtimeo': 43,
  'sk-sendmsg-off': 44,
  'sk-write-pending': 45,
  'vlan-tag': 46,
  rxhash: 47,
});

const metaValue = struct('tcf-meta-val', {
  kind: bits('u16', { id: [0, 11, () => metaId], type: [12, 4, () => metaType] }),
  shift: u8(),
  op: u8({ enum: () => operand }),
});

const metaHeader = struct('tcf-meta-hdr', { left: metaValue, right: metaValue });

/** A number is shifted and masked: 4 bytes, or 8 where it is wide. */
const metaAttributes = attributeSet('em-meta-attrs', 'TCA_EM_META_', {
  hdr: [1, metaHeader],
  lvalue: [2, metaOperand()],
  rvalue: [3, metaOperand()],
});

/** A number of 4 or 8 bytes, or text. */
function metaOperand() {
  return select(
    [
      { name: 'number', when: { length: 4 }, type: u32({ hint: 'hex' }) },
      { name: 'long number', when: { length: 8 }, type: u64({ hint: 'hex' }) },
    ],
    binary(),
  );
}

const text = struct('tcf-em-text', {
  algo: chars(16),
  'from-offset': u16(),
  'to-offset': u16(),
  'pattern-len': u16(),
  layers: bits('u8', { from: [0, 4, () => layer], to: [4, 4, () => layer] }),
  pad: pad(1),
  pattern: { type: binary(), length: { member: 'pattern-len' } },
});

/** struct xt_set_info (linux/netfilter/xt_set.h). */
const setInfo = struct('xt-set-info', { index: u16(), dim: u8(), flags: u8({ hint: 'hex' }) });

const iptAttributes = attributeSet('em-ipt-attrs', 'TCA_EM_IPT_', {
  hook: [1, u32()],
  'match-name': [2, string()],
  'match-revision': [3, u8()],
  nfproto: [4, u8()],
  'match-data': [5, binary()],
});

const ematchData = subMessage(
  'ematch-data-msg',
  'member.kind',
  {
    container: struct('ematch-container', { ref: u32() }, { constant: false }),
    cmp,
    nbyte,
    u32: tcU32Key,
    meta: nest(() => metaAttributes),
    text,
    canid: array(canFilter),
    ipset: setInfo,
    ipt: nest(() => iptAttributes),
  },
  binary(),
);

/** struct tcf_ematch_hdr and what the kind has to say. */
const ematch = struct('tcf-ematch-hdr', {
  matchid: u16(),
  kind: u16({ enum: () => ematchKind }),
  flags: u16({ enum: () => ematchFlags }),
  pad: pad(2),
  data: ematchData,
});

const tcfEmatchTreeHdr = struct('tcf-ematch-tree-hdr', {
  nmatches: u16(),
  progid: u16(),
});

/** TCA_EMATCH_TREE_*: a list in which containers point at sub-trees. */
export const ematchAttributes = attributeSet('ematch-attrs', 'TCA_EMATCH_', {
  'tree-hdr': [1, tcfEmatchTreeHdr],
  'tree-list': [2, indexedArray(ematch)],
});
