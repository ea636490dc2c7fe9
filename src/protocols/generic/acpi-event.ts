/** Generic family acpi_event: buttons, lids, batteries and the like (drivers/acpi/event.c). */
import { attributeSet } from '../../schema/attribute-set.ts';
import { chars, pad, struct, u32, unused } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { event, operations } from './operations.ts';

const acpiEventData = struct(
  'acpi-genl-event',
  {
    'device-class': chars(20),
    'bus-id': chars(15),
    pad0: pad(1),
    type: { type: u32({ hint: 'hex' }), doc: 'what happened, by the device class' },
    data: u32(),
  },
  { doc: 'what happened to which device' },
);

const acpiAttributes = attributeSet('acpi-attrs', 'ACPI_GENL_ATTR_', {
  unspec: [0, unused()],
  event: [1, acpiEventData],
});

export const acpiEvent: Family = {
  name: 'acpi_event',
  protocol: 'generic',
  doc: 'buttons, lids, batteries and the like',
  version: 1,
  nested: false,
  groups: [{ name: 'acpi_mc_group', number: 0, doc: 'what ACPI devices tell' }],
  operations: operations(
    'ACPI_GENL_CMD_',
    {
      attributes: () => acpiAttributes,
      summary: ['event.device-class', 'event.bus-id', 'event.type', 'event.data'],
    },
    { event: event(1, 'something happened to an ACPI device') },
  ),
};
