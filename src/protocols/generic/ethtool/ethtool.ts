/** Generic family ethtool: settings and state of network devices (linux/ethtool_netlink.h). Numbers to and from the kernel differ. */
import type { AttributeSet } from '../../../schema/attribute-set.ts';
import { directionalAnswers, dumpsOf, type Family } from '../../../schema/family.ts';
import { admin, call, change, event, notify, type OperationInput, operations, query } from '../operations.ts';
import * as link from './link.ts';
import * as phy from './phy.ts';
import * as queues from './queues.ts';
import { stats } from './stats.ts';
import { strset } from './strings.ts';
import * as time from './time.ts';

const device = ['header.dev-name', 'header.dev-index'];
/** Linux 6.1 refuses a dump without a header, though none of its members is needed. */
const common = { needs: ['header'], summary: device, dumpsWith: { header: {} } };

/** What operations on one set of attributes have in common; `shown` is what their line shows beside the device. */
const of = (set: AttributeSet, shown: string[] = []): Partial<OperationInput> => ({
  attributes: () => set,
  summary: [...device, ...shown],
});

const linkinfo = of(link.linkinfo, ['port', 'transceiver', 'tp-mdix']);
const linkmodes = of(link.linkmodes, ['autoneg', 'speed', 'duplex', 'lanes']);
const debug = of(link.debug, ['msgmask.value', 'msgmask.bits']);
const wol = of(link.wol, ['modes']);
const features = of(queues.features, ['active.value', 'active.bits']);
const privflags = of(queues.privflags, ['flags.value', 'flags.bits']);
const rings = of(queues.rings, ['rx', 'tx', 'rx-max', 'tx-max']);
const channels = of(queues.channels, ['combined-count', 'rx-count', 'tx-count', 'other-count']);
const coalesce = of(queues.coalesce, ['rx-usecs', 'rx-max-frames', 'tx-usecs', 'tx-max-frames', 'use-adaptive-rx']);
const pause = of(link.pause, ['autoneg', 'rx', 'tx']);
const eee = of(link.eee, ['enabled', 'active', 'tx-lpi-timer']);
const fec = of(link.fec, ['modes.value', 'modes.bits.bit.name', 'auto', 'active']);
const module = of(phy.module, ['power-mode-policy', 'power-mode']);
const pse = of(phy.pse, ['c33-pse-admin-state', 'c33-pse-pw-d-status', 'podl-pse-admin-state', 'c33-pse-actual-pw']);
const rss = of(queues.rss, ['context', 'hfunc', 'input-xfrm']);
const plca = of(link.plca, ['enabled', 'status', 'node-id', 'node-cnt']);
const mm = of(link.mm, ['pmac-enabled', 'tx-enabled', 'tx-active', 'verify-status']);
const flash = of(phy.moduleFwFlash, ['file-name', 'status', 'status-msg', 'done', 'total']);
const phys = of(phy.phy, ['index', 'name', 'drvname', 'upstream-type']);
const tsconfig = of(time.tsconfig, ['tx-types', 'rx-filters']);

export const ethtool: Family = {
  name: 'ethtool',
  protocol: 'generic',
  doc: 'settings and state of network devices',
  version: 1,
  nested: true,
  answers: directionalAnswers,
  groups: [
    {
      name: 'monitor',
      number: 0,
      doc: 'settings changed, tests and flashing go on',
      dumps: dumpsOf(
        'ethtool',
        'linkinfo-get',
        'linkmodes-get',
        'debug-get',
        'wol-get',
        'features-get',
        'privflags-get',
        'rings-get',
        'channels-get',
        'coalesce-get',
        'pause-get',
        'eee-get',
        'fec-get',
        'module-get',
        'rss-get',
        'plca-get-cfg',
        'mm-get',
      ),
    },
  ],
  operations: operations('ETHTOOL_MSG_', common, {
    'strset-get': query(1, 1, 'names of bits and counters', { ...of(strset, ['stringsets']), needs: ['stringsets'] }),
    'linkinfo-get': query(2, 2, 'port, transceiver, crossover', linkinfo),
    'linkinfo-set': change(3, 'set port and crossover', linkinfo),
    'linkinfo-ntf': notify(3, 'port or crossover changed', linkinfo),
    'linkmodes-get': query(4, 4, 'link modes, speed, duplex', linkmodes),
    'linkmodes-set': change(5, 'set link modes, speed, duplex', linkmodes),
    'linkmodes-ntf': notify(5, 'link modes changed', linkmodes),
    'linkstate-get': query(
      6,
      6,
      'whether there is a link, and why not',
      of(link.linkstate, ['link', 'sqi', 'ext-state']),
    ),
    'debug-get': query(7, 7, 'which messages the driver logs', debug),
    'debug-set': change(8, 'set which messages the driver logs', debug),
    'debug-ntf': notify(8, 'which messages the driver logs changed', debug),
    'wol-get': query(9, 9, 'what wakes the machine', { ...wol, ...admin }),
    'wol-set': change(10, 'set what wakes the machine', wol),
    'wol-ntf': notify(10, 'what wakes the machine changed', wol),
    'features-get': query(11, 11, 'offloads: what there is, what is on', features),
    'features-set': call(12, 12, 'turn offloads on and off', { ...features, ...admin }),
    'features-ntf': notify(13, 'offloads changed', features),
    'privflags-get': query(13, 14, "the driver's own flags", privflags),
    'privflags-set': change(14, "set the driver's own flags", privflags),
    'privflags-ntf': notify(15, "the driver's own flags changed", privflags),
    'rings-get': query(15, 16, 'sizes of rings', rings),
    'rings-set': change(16, 'set sizes of rings', rings),
    'rings-ntf': notify(17, 'sizes of rings changed', rings),
    'channels-get': query(17, 18, 'how many queues', channels),
    'channels-set': change(18, 'set how many queues', channels),
    'channels-ntf': notify(19, 'how many queues changed', channels),
    'coalesce-get': query(19, 20, 'how long interrupts wait', coalesce),
    'coalesce-set': change(20, 'set how long interrupts wait', coalesce),
    'coalesce-ntf': notify(21, 'how long interrupts wait changed', coalesce),
    'pause-get': query(21, 22, 'flow control', pause),
    'pause-set': change(22, 'set flow control', pause),
    'pause-ntf': notify(23, 'flow control changed', pause),
    'eee-get': query(23, 24, 'energy efficient Ethernet', eee),
    'eee-set': change(24, 'set energy efficient Ethernet', eee),
    'eee-ntf': notify(25, 'energy efficient Ethernet changed', eee),
    'tsinfo-get': query(25, 26, 'what can stamp packets with the time', of(time.tsinfo, ['timestamping', 'phc-index'])),
    'cable-test-act': change(26, 'test the cable', of(phy.cableTest)),
    'cable-test-ntf': event(27, 'a test of the cable', of(phy.cableTestNtf, ['status', 'nest'])),
    'cable-test-tdr-act': change(27, 'measure reflections of the cable', of(phy.cableTestTdr, ['cfg'])),
    'cable-test-tdr-ntf': event(28, 'reflections of the cable', of(phy.cableTestTdrNtf, ['status'])),
    'tunnel-info-get': query(
      28,
      29,
      'UDP ports of tunnels that the device knows',
      of(queues.tunnelInfo, ['udp-ports.table.entry']),
    ),
    'fec-get': query(29, 30, 'forward error correction', fec),
    'fec-set': change(30, 'set forward error correction', fec),
    'fec-ntf': notify(31, 'forward error correction changed', fec),
    'module-eeprom-get': query(31, 32, 'memory of a pluggable module', {
      ...of(phy.moduleEeprom, ['page', 'bank', 'offset', 'length', 'data']),
      ...admin,
    }),
    'stats-get': query(32, 33, 'counters by the standard that defines them', of(stats, ['groups', 'grp.id'])),
    'phc-vclocks-get': query(33, 34, 'virtual clocks', of(time.phcVclocks, ['num', 'index'])),
    'module-get': query(34, 35, 'power of a pluggable module', module),
    'module-set': change(35, 'set power of a pluggable module', module),
    'module-ntf': notify(36, 'power of a pluggable module changed', module),
    'pse-get': query(36, 37, 'power over Ethernet', pse),
    'pse-set': change(37, 'set power over Ethernet', pse),
    'rss-get': query(38, 38, 'how packets are spread over queues', rss),
    'plca-get-cfg': query(39, 39, 'who may send when on a shared line', plca),
    'plca-set-cfg': change(40, 'set who may send when on a shared line', plca),
    'plca-get-status': query(41, 40, 'whether a shared line works', plca),
    'plca-ntf': notify(41, 'who may send when on a shared line changed', plca),
    'mm-get': query(42, 42, 'frames that may be interrupted', mm),
    'mm-set': change(43, 'set which frames may be interrupted', mm),
    'mm-ntf': notify(43, 'which frames may be interrupted changed', mm),
    'module-fw-flash-act': change(44, 'write firmware into a pluggable module', flash),
    'module-fw-flash-ntf': event(44, 'how far the writing of firmware is', flash),
    'phy-get': query(45, 45, 'transceivers', phys),
    'phy-ntf': notify(46, 'a transceiver changed', phys),
    'tsconfig-get': query(46, 47, 'which packets are stamped with the time', tsconfig),
    'tsconfig-set': call(47, 48, 'set which packets are stamped with the time', { ...tsconfig, ...admin }),
    'pse-ntf': event(49, 'power over Ethernet failed', of(phy.pseNtf, ['events'])),
    'rss-set': change(48, 'set how packets are spread over queues', rss),
    'rss-ntf': notify(50, 'how packets are spread over queues changed', rss),
    'rss-create-act': call(49, 51, 'make another table of queues', { ...rss, ...admin }),
    'rss-create-ntf': notify(52, 'another table of queues appeared', rss),
    'rss-delete-act': change(50, 'take a table of queues away', rss),
    'rss-delete-ntf': event(53, 'a table of queues is gone', rss),
    'mse-get': query(51, 54, 'quality of the signal', of(link.mse, ['link', 'worst-channel'])),
  }),
};
