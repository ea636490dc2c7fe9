import { enumeration } from '../../schema/enum.ts';

/** NFT_OBJECT_*: kinds of stateful objects (linux/netfilter/nf_tables.h). */
export const objectType = enumeration('object-type', 'NFT_OBJECT_', {
  unspec: 0,
  counter: 1,
  quota: 2,
  'ct-helper': 3,
  limit: 4,
  connlimit: 5,
  tunnel: 6,
  'ct-timeout': 7,
  secmark: 8,
  'ct-expect': 9,
  synproxy: 10,
});
