/** Policies and security associations in the words of ip(8). */
import type { Json } from '../support/differences.ts';

const hex = (value: number, digits = 0) => `0x${value.toString(16).padStart(digits, '0')}`;
const limit = (value: number | string) => (value === 'inf' ? '(INF)' : String(value));

/** What ip prints of lft, line by line. */
const lifetimes = (lft: Json): string[] => [
  ...['byte', 'packet'].map(
    unit =>
      `limit: soft ${limit(lft[`soft_${unit}_limit`])}(${unit}s), hard ${limit(lft[`hard_${unit}_limit`])}(${unit}s)`,
  ),
  ...['add', 'use'].map(
    when =>
      `expire ${when}: soft ${lft[`soft_${when}_expires_seconds`]}(sec), hard ${lft[`hard_${when}_expires_seconds`]}(sec)`,
  ),
];

export const selector = (sel: Json): string =>
  `src ${sel.saddr}/${sel.prefixlen_s} dst ${sel.daddr}/${sel.prefixlen_d}`;

/** ip's names where they are not the schema's. */
const protocolNames: { [name: string]: string } = { dstopts: 'hao', ipv6: '41', icmpv6: 'ipv6-icmp' };
/** A protocol as ip calls it. */
export const protocolName = (name: string): string => protocolNames[name] ?? name;
const modeNames: { [name: string]: string } = { routeoptimization: 'ro' };

const keyOf = ({ key, key_len: bits }: Json): string => (key === '' ? '' : ` 0x${key} (${bits} bits)`);

const extended = (of: Json): string =>
  `seq-hi ${hex(of.seq_hi)}, seq ${hex(of.seq)}, oseq-hi ${hex(of.oseq_hi)}, oseq ${hex(of.oseq)} ` +
  `replay_window ${of.replay_window}, bitmap-length ${of.bmp_len ?? of.bmp.length} ` +
  of.bmp.map((word: number) => word.toString(16).padStart(8, '0')).join(' ');

/** Blocks of text that begin in the first column, each in one line. */
export const blocksOf = (text: string): string[] =>
  text
    .split(/^(?=\S)/m)
    .filter(Boolean)
    .map(block => block.replace(/\s+/g, ' '));

/** What `ip -d -s xfrm policy` prints of a policy. */
export function policyWords({ fixed, attributes }: Json): string[] {
  const { sel, dir, action, index, priority, lft, flags } = fixed;
  const { mark, if_id: ifId, tmpl = [], policy_type: type } = attributes;
  return [
    selector(sel),
    `dir ${dir} action ${action} index ${index} priority ${priority}`,
    ...(sel.proto === 'ip' ? [] : [`proto ${protocolName(sel.proto)}`]),
    ...(sel.sport && sel.proto === 'tcp' ? [`sport ${sel.sport}`] : []),
    ...(type ? [`ptype ${type.type}`] : []),
    ...flags.map(String),
    ...(mark ? [`mark ${hex(mark.v)}/${hex(mark.m)}`] : []),
    ...(ifId ? [`if_id ${hex(ifId)}`] : []),
    ...lifetimes(lft),
    ...tmpl.flatMap((one: Json) => [
      `tmpl src ${one.saddr} dst ${one.id.daddr}`,
      `proto ${one.id.proto} spi ${hex(one.id.spi, 8)}(${one.id.spi}) reqid ${one.reqid}(${hex(one.reqid, 8)}) mode ${one.mode}`,
      `level ${one.optional ? 'use' : 'required'} share ${one.share}`,
    ]),
  ];
}

/** What `ip -d -s xfrm state` prints of a security association, keys included. */
export function stateWords({ fixed, attributes }: Json): string[] {
  const { saddr, id, sel, reqid, mode, lft, stats, flags, replay_window: window } = fixed;
  const { offload_dev: offload } = attributes;
  const { mark, set_mark: set, set_mark_mask: mask, if_id: ifId, encap, coaddr, replay_esn_val: esn } = attributes;
  const { alg_auth_trunc: auth, alg_crypt: crypt, alg_aead: aead, alg_comp: comp, sa_extra_flags: extra } = attributes;
  return [
    `src ${saddr} dst ${id.daddr}`,
    `proto ${protocolName(id.proto)} spi ${hex(id.spi, 8)}(${id.spi}) reqid ${reqid}(${hex(reqid, 8)}) mode ${modeNames[mode] ?? mode}`,
    `sel ${selector(sel)}`,
    ...(sel.sport && sel.proto === 'tcp' ? [`proto tcp sport ${sel.sport} dport ${sel.dport}`] : []),
    `replay-window ${window}`,
    ...flags.map(String),
    ...(extra ?? []).map(String),
    ...(mark ? [`mark ${hex(mark.v)}/${hex(mark.m)}`] : []),
    ...(set ? [`output-mark ${hex(set)}${mask === undefined ? '' : `/${hex(mask)}`}`] : []),
    ...(ifId ? [`if_id ${hex(ifId)}`] : []),
    ...(auth ? [`auth-trunc ${auth.name}${keyOf(auth)} ${auth.trunc_len}`] : []),
    ...(crypt ? [`enc ${crypt.name}${keyOf(crypt)}`] : []),
    ...(aead ? [`aead ${aead.name}${keyOf(aead)} ${aead.icv_len}`] : []),
    ...(comp ? [`comp ${comp.name}`] : []),
    ...(encap ? [`encap type ${encap.type} sport ${encap.sport} dport ${encap.dport} addr ${encap.oa}`] : []),
    ...(offload ? [`crypto offload parameters: dev `, ` dir ${offload.flags.includes('inbound') ? 'in' : 'out'}`] : []),
    ...(coaddr ? [`coa ${coaddr}`] : []),
    ...(esn ? [extended(esn)] : []),
    ...lifetimes(lft),
    `replay-window ${stats.replay_window} replay ${stats.replay} failed ${stats.integrity_failed}`,
    ...(attributes.replay_val
      ? [`seq ${hex(attributes.replay_val.seq)}, oseq ${hex(attributes.replay_val.oseq)}`]
      : []),
  ];
}

/** How each kind of event begins in `ip xfrm monitor`. */
export const headings: { [operation: string]: RegExp } = {
  newsa: /^src /,
  updsa: /^Updated src /,
  delsa: /^Deleted src /,
  newpolicy: /^src /,
  updpolicy: /^Updated src /,
  delpolicy: /^Deleted src /,
  acquire: /^acquire proto /,
  expire: /^Expired src /,
  polexpire: /^Expired src /,
  flushsa: /^Flushed state /,
  flushpolicy: /^Flushed policy /,
  newae: /^Async event /,
  mapping: /^Mapping /,
};
