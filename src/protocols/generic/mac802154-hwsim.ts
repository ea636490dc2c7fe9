/** Generic family MAC802154_HWSIM: simulated radios of IEEE 802.15.4 (drivers/net/ieee802154/mac802154_hwsim.h). */
import { type AttributeSet, attributeSet, multi, subsetOf } from '../../schema/attribute-set.ts';
import { nest, u8, u32, unused } from '../../schema/builders.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { admin, call, change, operations, query } from './operations.ts';

const hwsimAttributes: AttributeSet = attributeSet('hwsim154-attrs', 'MAC802154_HWSIM_ATTR_', {
  unspec: [0, unused()],
  'radio-id': [1, u32()],
  'radio-edge': [2, multi(nest(() => edge)), { doc: 'who hears the radio' }],
  'radio-edges': [3, nest(() => edges)],
});

const edges: AttributeSet = subsetOf(hwsimAttributes, 'hwsim154-edges-attrs', ['radio-edge']);

const edge = attributeSet('hwsim154-edge-attrs', 'MAC802154_HWSIM_EDGE_ATTR_', {
  unspec: [0, unused()],
  'endpoint-id': [1, u32()],
  lqi: [2, u8(), { doc: 'link quality' }],
});

const ofRadio = { needs: ['radio-id'], summary: ['radio-id', 'radio-edges'] };
const ofEdge = { needs: ['radio-id'], summary: ['radio-id', 'radio-edge'] };

export const mac802154Hwsim: Family = {
  name: 'MAC802154_HWSIM',
  protocol: 'generic',
  doc: 'simulated radios of IEEE 802.15.4',
  version: 1,
  nested: false,
  groups: [{ name: 'config', number: 0, doc: 'radios appear', dumps: dumpsOf('MAC802154_HWSIM', 'get-radio') }],
  operations: operations(
    'MAC802154_HWSIM_CMD_',
    { attributes: () => hwsimAttributes },
    {
      'get-radio': query(1, 1, 'a radio, or all', ofRadio),
      'set-radio': change(2, 'has a number, and no kernel that answers', { modes: [], ...ofRadio }),
      'new-radio': call(3, 3, 'add a radio; one appeared', {
        modes: ['do', 'notify'],
        summary: ofRadio.summary,
        ...admin,
      }),
      'del-radio': change(4, 'take a radio away', ofRadio),
      'get-edge': change(5, 'has a number, and no kernel that answers', { modes: [], ...ofEdge }),
      'set-edge': change(6, 'set the link quality between radios', ofEdge),
      'del-edge': change(7, 'a radio no longer hears another', ofEdge),
      'new-edge': change(8, 'a radio hears another', ofEdge),
    },
  ),
};
