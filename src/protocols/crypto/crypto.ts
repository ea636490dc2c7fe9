/** CRYPTO_MSG_*: algorithms of the kernel crypto API (linux/cryptouser.h). */
import { attributeSet } from '../../schema/attribute-set.ts';
import type { MemberInput } from '../../schema/builders.ts';
import { bits, chars, struct, u32, u64, unused } from '../../schema/builders.ts';
import { enumeration, flagSet } from '../../schema/enum.ts';
import type { Family, Operation } from '../../schema/family.ts';

/** CRYPTO_ALG_TYPE_* and CRYPTO_ALG_* (include/linux/crypto.h, which is no uapi header). */
const algorithmType = enumeration('crypto-alg-type', false, {
  cipher: 1,
  aead: 3,
  lskcipher: 4,
  skcipher: 5,
  akcipher: 6,
  sig: 7,
  kpp: 8,
  acompress: 10,
  scompress: 11,
  rng: 12,
  shash: 14,
  ahash: 15,
});
const algorithmFlags = flagSet('crypto-alg-flags', false, {
  larval: 0x1,
  dead: 0x2,
  dying: 0x4,
  async: 0x8,
  'need-fallback': 0x10,
  'dup-first': 0x20,
  tested: 0x40,
  instance: 0x80,
  'kern-driver-only': 0x100,
  internal: 0x200,
  'optional-key': 0x400,
  'allocates-memory': 0x1000,
  'fips-internal': 0x2000,
  'req-virt': 0x4000,
  'no-fallback': 0x8000,
});
const typeAndFlags = bits('u32', { type: [0, 4, () => algorithmType], flags: [4, 28, () => algorithmFlags] });

const algorithm = struct('crypto-user-alg', {
  name: chars(64),
  'driver-name': chars(64),
  'module-name': chars(64),
  type: u32({ hint: 'hex' }),
  mask: { type: u32({ hint: 'hex' }), doc: 'which bits of the type count' },
  refcnt: u32(),
  flags: { type: typeAndFlags, doc: 'type in the low four bits' },
});

const counted = (name: string, counts: string[]) =>
  struct(`crypto-stat-${name}`, {
    type: chars(64),
    ...Object.fromEntries(counts.map((count): [string, MemberInput] => [`stat-${count}`, u64()])),
  });
const encryption = ['encrypt-cnt', 'encrypt-tlen', 'decrypt-cnt', 'decrypt-tlen'];

const reported = (name: string, sizes: string[], more: Record<string, MemberInput> = {}) =>
  struct(`crypto-report-${name}`, {
    type: chars(64),
    ...more,
    ...Object.fromEntries(sizes.map((size): [string, MemberInput] => [size, u32({ hint: 'bytes' })])),
  });
const generator = { geniv: { type: chars(64), doc: 'generator of initialisation vectors' } };

const cryptoAttributes = attributeSet('crypto-attrs', 'CRYPTOCFGA_', {
  unspec: [0, unused()],
  'priority-val': [1, u32()],
  'report-larval': [2, reported('larval', [])],
  'report-hash': [3, reported('hash', ['blocksize', 'digestsize'])],
  'report-blkcipher': [4, reported('blkcipher', ['blocksize', 'min-keysize', 'max-keysize', 'ivsize'], generator)],
  'report-aead': [5, reported('aead', ['blocksize', 'maxauthsize', 'ivsize'], generator)],
  'report-compress': [6, reported('comp', [])],
  'report-rng': [7, reported('rng', ['seedsize'])],
  'report-cipher': [8, reported('cipher', ['blocksize', 'min-keysize', 'max-keysize'])],
  'report-akcipher': [9, reported('akcipher', [])],
  'report-kpp': [10, reported('kpp', [])],
  'report-acomp': [11, reported('acomp', [])],
  'stat-larval': [12, counted('larval', [])],
  'stat-hash': [13, counted('hash', ['hash-cnt', 'hash-tlen', 'err-cnt'])],
  'stat-blkcipher': [14, counted('cipher', [...encryption, 'err-cnt'])],
  'stat-aead': [15, counted('aead', [...encryption, 'err-cnt'])],
  'stat-compress': [
    16,
    counted('compress', ['compress-cnt', 'compress-tlen', 'decompress-cnt', 'decompress-tlen', 'err-cnt']),
  ],
  'stat-rng': [17, counted('rng', ['generate-cnt', 'generate-tlen', 'seed-cnt', 'err-cnt'])],
  'stat-cipher': [18, counted('cipher', [...encryption, 'err-cnt'])],
  'stat-akcipher': [19, counted('akcipher', [...encryption, 'verify-cnt', 'sign-cnt', 'err-cnt'])],
  'stat-kpp': [
    20,
    counted('kpp', ['setsecret-cnt', 'generate-public-key-cnt', 'compute-shared-secret-cnt', 'err-cnt']),
  ],
  'stat-acomp': [
    21,
    counted('compress', ['compress-cnt', 'compress-tlen', 'decompress-cnt', 'decompress-tlen', 'err-cnt']),
  ],
  'report-sig': [22, reported('sig', [])],
});

const operation = (
  name: string,
  request: number,
  doc: string,
  rest: Pick<Operation, 'modes' | 'verb'> & Partial<Operation>,
): Operation => ({
  name,
  constant: `CRYPTO_MSG_${name.toUpperCase()}`,
  doc,
  request,
  fixed: algorithm,
  attributes: () => cryptoAttributes,
  summary: ['fixed.name', 'fixed.driver-name', 'fixed.flags.type', 'priority-val'],
  ...rest,
});

export const crypto: Family = {
  name: 'crypto',
  protocol: 'crypto',
  doc: 'algorithms of the kernel crypto API',
  nested: false,
  operations: [
    operation('newalg', 0x10, 'add an algorithm by its name; one that was asked for', {
      reply: 0x10,
      modes: ['do'],
      verb: 'new',
      capability: 'CAP_NET_ADMIN',
    }),
    operation('delalg', 0x11, 'delete an algorithm', { modes: ['do'], verb: 'delete', capability: 'CAP_NET_ADMIN' }),
    operation('updatealg', 0x12, "change an algorithm's priority", {
      modes: ['do'],
      verb: 'new',
      capability: 'CAP_NET_ADMIN',
    }),
    operation('getalg', 0x13, 'ask for one algorithm or for all', {
      reply: 0x10,
      modes: ['do', 'dump'],
      verb: 'get',
    }),
    {
      name: 'delrng',
      constant: 'CRYPTO_MSG_DELRNG',
      doc: 'delete the default random number generator',
      request: 0x14,
      modes: ['do'],
      verb: 'delete',
      capability: 'CAP_NET_ADMIN',
    },
    operation('getstat', 0x15, 'ask for statistics, until Linux 6.8; them', {
      reply: 0x15,
      modes: ['do'],
      verb: 'get',
      capability: 'CAP_NET_ADMIN',
    }),
  ],
};
