/** RDMA_NLDEV_CMD_*: devices, their ports, resources and counters. Types are 5 << 10 and the command. */
import type { Family, Operation } from '../../schema/family.ts';
import { nldevAttributes } from './nldev-attributes.ts';

const client = 5 << 10;
const summary = ['event-type', 'dev-index', 'dev-name', 'port-index', 'ndev-name', 'port-state'];

const command = (
  name: string,
  number: number,
  doc: string,
  more: Partial<Operation> & Pick<Operation, 'modes' | 'verb'>,
): Operation => ({
  name,
  constant: `RDMA_NLDEV_CMD_${name.toUpperCase().replaceAll('-', '_')}`,
  doc,
  request: client | number,
  attributes: () => nldevAttributes,
  summary,
  ...more,
});

const get = (name: string, number: number, doc: string, more: Partial<Operation> = {}): Operation =>
  command(name, number, doc, { reply: client | number, modes: ['do', 'dump'], verb: 'get', ...more });
const raw = { capability: 'CAP_NET_ADMIN' };
const change = (name: string, number: number, doc: string, more: Partial<Operation> = {}): Operation =>
  command(name, number, doc, { modes: ['do'], verb: 'new', capability: 'CAP_NET_ADMIN', ...more });

const operations: Operation[] = [
  get('get', 1, 'ask for one device or for all'),
  change('set', 2, 'rename a device, move it to another network namespace, or set its moderation'),
  change('newlink', 3, 'make an RDMA device on a network interface'),
  change('dellink', 4, 'delete such a device', { verb: 'delete' }),
  get('port-get', 5, "ask for a device's ports"),
  get('sys-get', 6, 'ask for settings of all RDMA', { modes: ['do'] }),
  change('sys-set', 7, 'change settings of all RDMA'),
  get('res-get', 9, 'ask how many resources are in use'),
  get('res-qp-get', 10, 'ask for queue pairs'),
  get('res-cm-id-get', 11, 'ask for connections'),
  get('res-cq-get', 12, 'ask for completion queues'),
  get('res-mr-get', 13, 'ask for memory regions'),
  get('res-pd-get', 14, 'ask for protection domains'),
  get('get-chardev', 15, 'ask for the character device of a client', { modes: ['do'] }),
  change('stat-set', 16, 'bind queue pairs to counters'),
  get('stat-get', 17, 'ask for counters'),
  change('stat-del', 18, 'take queue pairs from a counter', { verb: 'delete' }),
  get('res-qp-get-raw', 19, "ask for queue pairs in the device's own form", raw),
  get('res-cq-get-raw', 20, "ask for completion queues in the device's own form", raw),
  get('res-mr-get-raw', 21, "ask for memory regions in the device's own form", raw),
  get('res-ctx-get', 22, 'ask for contexts of programs'),
  get('res-srq-get', 23, 'ask for shared receive queues'),
  get('stat-get-status', 24, 'ask which counters are on', { modes: ['do'] }),
  get('res-srq-get-raw', 25, "ask for shared receive queues in the device's own form", raw),
  change('newdev', 26, 'make a device that is a part of another'),
  change('deldev', 27, 'delete such a device', { verb: 'delete' }),
  {
    name: 'monitor',
    constant: 'RDMA_NLDEV_CMD_MONITOR',
    doc: 'devices and their network interfaces appear, change, go',
    reply: client | 28,
    modes: ['event'],
    verb: 'other',
    attributes: () => nldevAttributes,
    summary,
  },
  get('frmr-pools-get', 29, 'ask for pools of memory registrations', { modes: ['dump'] }),
  change('frmr-pools-set', 30, 'change pools of memory registrations'),
];

export const nldev: Family = {
  name: 'nldev',
  protocol: 'rdma',
  doc: 'RDMA devices, their resources and counters',
  base: client,
  nested: false,
  operations,
};
