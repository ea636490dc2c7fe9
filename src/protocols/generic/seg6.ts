/** Generic family SEG6: source address and keys of IPv6 segment routing (linux/seg6_genl.h, linux/seg6_hmac.h). */
import { type AttributeSet, attributeSet } from '../../schema/attribute-set.ts';
import { binary, ipv6, nest, s32, u8, u32, unused } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { admin, call, change, dump, operations } from './operations.ts';

const algorithm = enumeration('seg6-hmac-algo', 'SEG6_HMAC_ALGO_', {
  sha1: 1,
  sha256: 2,
});

const seg6Attributes: AttributeSet = attributeSet('seg6-attrs', 'SEG6_ATTR_', {
  unspec: [0, unused()],
  dst: [1, ipv6(), { doc: 'source address of what is encapsulated' }],
  dstlen: [2, s32()],
  hmackeyid: [3, u32()],
  secret: [4, binary(), { secret: true }],
  secretlen: [5, u8({ hint: 'bytes' }), { doc: '0: take the key away' }],
  algid: [6, u8({ enum: () => algorithm })],
  hmacinfo: [7, nest(() => seg6Attributes)],
});

export const seg6: Family = {
  name: 'SEG6',
  protocol: 'generic',
  doc: 'source address and keys of IPv6 segment routing',
  version: 1,
  nested: false,
  operations: operations(
    'SEG6_CMD_',
    { attributes: () => seg6Attributes, summary: ['dst', 'hmackeyid', 'algid', 'secretlen'] },
    {
      sethmac: change(1, 'set a key or take it away', { needs: ['hmackeyid'] }),
      dumphmac: dump(2, 2, 'the keys', admin),
      'set-tunsrc': change(3, 'set the source address', { needs: ['dst'] }),
      'get-tunsrc': call(4, 4, 'the source address', { verb: 'get', ...admin }),
    },
  ),
};
