/** Elements of those who have an OUI: Microsoft's and the Wi-Fi Alliance's (WLAN_OUI_*, WLAN_OUI_TYPE_*). */
import { binary, select, u8 } from '../../../../schema/builders.ts';
import { enumeration } from '../../../../schema/enum.ts';
import type { SelectCase, Type } from '../../../../schema/type.ts';
import { tpcReport } from './neighbors.ts';
import { p2p } from './p2p.ts';
import { byMember, layout } from './parts.ts';
import { rsn, rsnx, wpa } from './security.ts';
import { display, multiAp, multiband, passpoint, transition, transitionDisable } from './wfa.ts';
import { wmm } from './wmm.ts';
import { wps } from './wps.ts';

export const wifiAlliance = '506f9a';

/** Whoever has the OUI numbers his elements. */
function owner(name: string, oui: string, types: { [name: string]: readonly [number, Type] }): SelectCase {
  const numbers = enumeration(
    `${name}-element`,
    false,
    Object.fromEntries(Object.entries(types).map(([type, [number]]) => [type, number])),
  );
  const contents = Object.fromEntries(Object.entries(types).map(([type, [, content]]) => [type, content]));
  return {
    name,
    when: { 'member.oui': oui },
    type: layout(`${name}-vendor`, {
      type: u8({ enum: () => numbers }),
      data: select(byMember('type', contents), binary()),
    }),
  };
}

export const vendor = layout('vendor', {
  oui: binary({ size: 3 }),
  content: {
    type: select(
      [
        owner('microsoft', '0050f2', { wpa: [1, wpa], wmm: [2, wmm], wps: [4, wps], tpc: [8, tpcReport] }),
        owner('wfa', wifiAlliance, {
          p2p: [9, p2p],
          wfd: [10, display],
          'hs20-indication': [0x10, passpoint],
          osen: [0x12, rsn],
          mbo: [0x16, multiband],
          dpp: [0x1a, binary()],
          'multi-ap': [0x1b, multiAp],
          'owe-transition': [0x1c, transition],
          'transition-disable': [0x20, transitionDisable],
          'rsn-override': [0x29, rsn],
          'rsn-override-2': [0x2a, rsn],
          'rsnx-override': [0x2b, rsnx],
        }),
      ],
      layout('other-vendor', { type: u8(), data: binary() }),
    ),
    inline: true,
  },
});
