/** Public actions, which strangers may send, and those of vendors. */
import { binary, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import type { SelectCase } from '../../../../schema/type.ts';
import { actions, dialog, rest } from './action-parts.ts';
import { capability, status } from './fields.ts';
import { layout, le16 } from './parts.ts';
import { wifiAlliance } from './vendor.ts';

/** Of the Wi-Fi Alliance with the type of Wi-Fi Direct (WLAN_OUI_TYPE_WFA_P2P). */
const p2pAction = enumeration('p2p-action', false, {
  'go-negotiation-request': 0,
  'go-negotiation-response': 1,
  'go-negotiation-confirm': 2,
  'invitation-request': 3,
  'invitation-response': 4,
  'device-discoverability-request': 5,
  'device-discoverability-response': 6,
  'provision-discovery-request': 7,
  'provision-discovery-response': 8,
});
const vendorContent = {
  oui: binary({ size: 3 }),
  content: {
    type: select(
      [
        {
          name: 'wfa',
          when: { 'member.oui': wifiAlliance },
          type: layout('wfa-action', {
            type: u8(),
            content: {
              type: select(
                [
                  {
                    name: 'p2p',
                    when: { 'member.type': 9 },
                    type: layout('p2p-frame', { subtype: u8({ enum: () => p2pAction }), ...dialog, ...rest }),
                  },
                ],
                layout('wfa-other', { content: binary() }),
              ),
              inline: true,
            },
          }),
        },
      ],
      layout('vendor-other', { content: binary() }),
    ),
    inline: true,
  },
};

export const publicActions = actions(
  'public',
  {
    'bss-coexistence': 0,
    'dse-enablement': 1,
    'dse-deenablement': 2,
    'dse-registered-location': 3,
    'extended-channel-switch': 4,
    'dse-measurement-request': 5,
    'dse-measurement-report': 6,
    'measurement-pilot': 7,
    'dse-power-constraint': 8,
    'vendor-specific': 9,
    'gas-initial-request': 10,
    'gas-initial-response': 11,
    'gas-comeback-request': 12,
    'gas-comeback-response': 13,
    'tdls-discovery-response': 14,
    'location-track': 15,
    'ftm-request': 32,
    ftm: 33,
    'fils-discovery': 34,
  },
  {
    'bss-coexistence': rest,
    'extended-channel-switch': { mode: u8(), 'operating-class': u8(), channel: u8(), count: u8(), ...rest },
    'vendor-specific': vendorContent,
    'gas-initial-request': { ...dialog, request: binary() },
    'gas-initial-response': { ...dialog, ...status, 'comeback-delay': le16(), response: binary() },
    'gas-comeback-request': dialog,
    'gas-comeback-response': { ...dialog, ...status, fragment: u8(), 'comeback-delay': le16(), response: binary() },
    'tdls-discovery-response': { ...dialog, ...capability, ...rest },
    'ftm-request': { trigger: u8(), content: binary() },
    ftm: {
      ...dialog,
      'follow-up': u8(),
      tod: binary({ size: 6 }),
      toa: binary({ size: 6 }),
      'tod-error': le16(),
      'toa-error': le16(),
      ...rest,
    },
  },
);

export const vendorSpecific = (name: string): SelectCase => ({
  name,
  when: { 'member.category': name },
  type: layout(`${name}-frame`, vendorContent),
});
