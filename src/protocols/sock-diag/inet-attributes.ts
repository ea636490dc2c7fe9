/** INET_DIAG_*: what is asked and told of Internet sockets beside their headers (linux/inet_diag.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import {
  array,
  binary,
  flag,
  ipv6,
  nest,
  pad,
  select,
  string,
  struct,
  u8,
  u16,
  u32,
  u64,
} from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import { ipProtocol, wideIpProtocol } from '../ip-protocol.ts';
import { subflowFlags } from '../mptcp.ts';
import { addressFamily } from '../route/address-family.ts';
import { sockaddrStorage } from '../sockaddr.ts';
import { inetFilter } from './inet-filter.ts';
import { shutdown, socketMemory } from './socket.ts';
import { inetInfo } from './tcp-info.ts';

const meminfo = struct('inet-diag-meminfo', {
  rmem: u32({ hint: 'bytes' }),
  wmem: u32({ hint: 'bytes' }),
  fmem: u32({ hint: 'bytes' }),
  tmem: u32({ hint: 'bytes' }),
});

const vegas = struct(
  'tcpvegas-info',
  {
    enabled: u32(),
    rttcnt: u32(),
    rtt: u32({ hint: 'microseconds' }),
    minrtt: u32({ hint: 'microseconds' }),
  },
  { constant: 'tcpvegas_info' },
);
const dctcp = struct('tcp-dctcp-info', {
  enabled: u16(),
  'ce-state': u16(),
  alpha: u32(),
  'ab-ecn': u32(),
  'ab-tot': u32(),
});
const bbr = struct('tcp-bbr-info', {
  'bw-lo': { type: u32(), doc: 'bytes a second, the low 32 bits' },
  'bw-hi': u32(),
  'min-rtt': u32({ hint: 'microseconds' }),
  'pacing-gain': { type: u32(), doc: 'times 256' },
  'cwnd-gain': { type: u32(), doc: 'times 256' },
});

/** TCP_MD5SIG_MAXKEYLEN is 80. */
const md5 = struct('tcp-diag-md5sig', {
  family: u8({ enum: () => addressFamily }),
  prefixlen: u8({ hint: 'prefix-len' }),
  keylen: u16({ hint: 'bytes' }),
  addr: select([{ name: 'inet', when: { 'member.family': 'inet' }, type: binary({ hint: 'ipv4', size: 16 }) }], ipv6()),
  key: { type: binary({ size: 80 }), secret: true },
});

const tlsVersion = enumeration('tls-version', 'TLS_', {
  '1.2': { value: 0x0303, constant: 'TLS_1_2_VERSION' },
  '1.3': { value: 0x0304, constant: 'TLS_1_3_VERSION' },
});
const tlsCipher = enumeration('tls-cipher', 'TLS_CIPHER_', {
  'aes-gcm-128': 51,
  'aes-gcm-256': 52,
  'aes-ccm-128': 53,
  'chacha20-poly1305': 54,
  'sm4-gcm': 55,
  'sm4-ccm': 56,
  'aria-gcm-128': 57,
  'aria-gcm-256': 58,
});
const tlsConfiguration = enumeration('tls-conf', 'TLS_CONF_', { base: 1, sw: 2, hw: 3, 'hw-record': 4 });

const tlsAttributes = attributeSet('tls-info-attrs', 'TLS_INFO_', {
  version: [1, u16({ enum: () => tlsVersion })],
  cipher: [2, u16({ enum: () => tlsCipher })],
  txconf: [3, u16({ enum: () => tlsConfiguration })],
  rxconf: [4, u16({ enum: () => tlsConfiguration })],
  'zc-ro-tx': [5, flag()],
  'rx-no-pad': [6, flag()],
  'tx-max-payload-len': [7, u16({ hint: 'bytes' })],
});

const subflowAttributes = attributeSet('mptcp-subflow-attrs', 'MPTCP_SUBFLOW_ATTR_', {
  'token-rem': [1, u32({ hint: 'hex' })],
  'token-loc': [2, u32({ hint: 'hex' })],
  'relwrite-seq': [3, u32()],
  'map-seq': [4, u64()],
  'map-sfseq': [5, u32()],
  'ssn-offset': [6, u32()],
  'map-datalen': [7, u16({ hint: 'bytes' })],
  flags: [8, u32({ enum: () => subflowFlags })],
  'id-rem': [9, u8()],
  'id-loc': [10, u8()],
  pad: [11, pad()],
});

/** What lies on top of TCP (tcp_ulp). */
const upperAttributes = attributeSet('inet-ulp-info-attrs', 'INET_ULP_INFO_', {
  name: [1, string()],
  tls: [2, nest(() => tlsAttributes)],
  mptcp: [3, nest(() => subflowAttributes)],
});

const storageAttributes = attributeSet('sk-diag-bpf-storage-attrs', 'SK_DIAG_BPF_STORAGE_', {
  pad: [1, pad()],
  'map-id': [2, u32()],
  'map-value': [3, binary()],
});
const storagesAttributes = attributeSet('sk-diag-bpf-storages-attrs', 'SK_DIAG_BPF_', {
  storage: [1, multi(nest(() => storageAttributes))],
});
const storagesRequest = attributeSet('sk-diag-bpf-storage-req-attrs', 'SK_DIAG_BPF_STORAGE_REQ_', {
  'map-fd': [1, multi(u32()), { doc: 'a descriptor of the map' }],
});

/** struct inet_diag_sockopt: two bytes of bits. */
const socketOptions = flagSet('inet-diag-sockopt', false, {
  recverr: 0x1,
  'is-icsk': { value: 0x2, doc: 'a TCP-like socket' },
  freebind: 0x4,
  hdrincl: 0x8,
  'mc-loop': 0x10,
  transparent: 0x20,
  'mc-all': 0x40,
  nodefrag: 0x80,
  'bind-address-no-port': 0x100,
  'recverr-rfc4884': 0x200,
  'defer-connect': 0x400,
});

export const requestAttributes = attributeSet('inet-diag-req-attrs', 'INET_DIAG_REQ_', {
  bytecode: [1, inetFilter, { doc: 'which sockets to report: a program' }],
  'sk-bpf-storages': [2, nest(() => storagesRequest)],
  'req-protocol': [
    3,
    u32({ enum: () => wideIpProtocol }),
    {
      constant: 'INET_DIAG_REQ_PROTOCOL',
      doc: "in place of the header's, which is too small for MPTCP",
    },
  ],
});

export const inetAttributes = attributeSet('inet-diag-attrs', 'INET_DIAG_', {
  meminfo: [1, meminfo],
  info: [2, inetInfo],
  vegasinfo: [3, vegas],
  cong: [4, string(), { doc: 'congestion control' }],
  tos: [5, u8({ hint: 'hex' })],
  tclass: [6, u8({ hint: 'hex' })],
  skmeminfo: [7, socketMemory],
  shutdown: [8, shutdown],
  dctcpinfo: [9, dctcp],
  protocol: [10, u8({ enum: () => ipProtocol })],
  skv6only: [11, u8()],
  locals: [12, array(sockaddrStorage), { doc: 'own addresses (SCTP)' }],
  peers: [13, array(sockaddrStorage), { doc: "the peer's addresses (SCTP)" }],
  pad: [14, pad()],
  mark: [15, u32({ hint: 'hex' })],
  bbrinfo: [16, bbr],
  'class-id': [17, u32({ hint: 'handle' })],
  md5sig: [18, array(md5)],
  'ulp-info': [19, nest(() => upperAttributes)],
  'sk-bpf-storages': [20, nest(() => storagesAttributes)],
  'cgroup-id': [21, u64()],
  sockopt: [22, u16({ enum: () => socketOptions })],
});
