/**
 * Bodies of NETLINK_KOBJECT_UEVENT, which has no nlmsghdr from the kernel. The kernel's form is strings: `add@/devices/…`,
 * then `KEY=value`. udev's has a header before them.
 */
import { be32, chars, select, strings, struct, u32 } from '../../schema/builders.ts';

/** The header of libudev's monitor messages: lengths in host order, magic and hashes big-endian. */
const udevMessage = struct(
  'udev-message',
  {
    prefix: { type: chars(8), doc: 'libudev' },
    magic: { type: be32({ hint: 'hex' }), doc: '0xfeedcafe' },
    'header-size': { type: u32(), doc: 'in bytes' },
    'properties-off': { type: u32(), doc: 'where the properties start, in bytes from the start of the message' },
    'properties-len': { type: u32(), doc: 'length of the properties in bytes' },
    'filter-subsystem-hash': be32({ hint: 'hex' }),
    'filter-devtype-hash': be32({ hint: 'hex' }),
    'filter-tag-bloom-hi': be32({ hint: 'hex' }),
    'filter-tag-bloom-lo': be32({ hint: 'hex' }),
    properties: { type: strings(), length: { member: 'properties-len' } },
  },
  { constant: false, doc: 'what udev sends on' },
);

/** The first eight bytes tell the two forms apart. */
export const uevent = select([{ name: 'udev', when: { starts: 'libudev\0' }, type: udevMessage }], strings('event'));
