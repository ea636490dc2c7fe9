/** The 1-wire bus (drivers/w1/w1_netlink.h, which is no uapi header). */
import { array, binary, records, select, struct, u8, u16, u32 } from '../../schema/builders.ts';
import { enumeration } from '../../schema/enum.ts';
import type { Family } from '../../schema/family.ts';
import { connectorMessage, connectorType } from './header.ts';

const messageType = enumeration('w1-message', false, {
  'slave-add': 0,
  'slave-remove': 1,
  'master-add': 2,
  'master-remove': 3,
  'master-cmd': 4,
  'slave-cmd': 5,
  'list-masters': 6,
});

const command = enumeration('w1-command', false, {
  read: 0,
  write: 1,
  search: 2,
  'alarm-search': 3,
  touch: 4,
  reset: 5,
  'slave-add': 6,
  'slave-remove': 7,
  'list-slaves': 8,
});

/** Family, serial number and checksum of a slave, as on the wire. */
const slave = binary({ size: 8 });

const commands = records({
  header: struct('w1-netlink-cmd', { cmd: u8({ enum: () => command }), res: u8(), len: u16() }, { constant: false }),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(
    [
      {
        name: 'slaves',
        when: { 'member.cmd': ['search', 'alarm-search', 'list-slaves', 'slave-add', 'slave-remove'] },
        type: array(slave),
      },
    ],
    binary(),
  ),
});

const master = struct('w1-mst', { id: u32(), res: u32() }, { constant: false });

const messages = records({
  header: struct(
    'w1-netlink-msg',
    {
      type: u8({ enum: () => messageType }),
      status: { type: u8({ hint: 'errno' }), doc: 'of an answer: an errno' },
      len: u16(),
      id: select(
        [
          {
            name: 'master',
            when: { 'member.type': ['master-add', 'master-remove', 'master-cmd', 'list-masters'] },
            type: master,
          },
        ],
        slave,
      ),
    },
    { constant: false },
  ),
  length: 'len',
  unit: 1,
  counts: 'payload',
  align: 1,
  payload: select(
    [
      { name: 'commands', when: { 'member.type': ['master-cmd', 'slave-cmd'] }, type: commands },
      { name: 'masters', when: { 'member.type': 'list-masters' }, type: array(u32()) },
    ],
    binary(),
  ),
});

export const oneWire: Family = {
  name: 'cn-w1',
  protocol: 'connector',
  doc: '1-wire masters and slaves',
  nested: false,
  operations: [
    connectorMessage(3, {
      name: 'message',
      doc: 'commands to masters and slaves, their answers, and what appears and goes',
      request: connectorType,
      reply: connectorType,
      modes: ['do', 'event'],
      body: messages,
      summary: ['body'],
    }),
  ],
};
