/** Generic family dev-energymodel: how much power devices take at each speed (linux/dev_energymodel.h). */
import { attributeSet, multi } from '../../schema/attribute-set.ts';
import { nest, pad, u32, u64 } from '../../schema/builders.ts';
import { flagSet } from '../../schema/enum.ts';
import { dumpsOf, type Family } from '../../schema/family.ts';
import { call, event, notify, operations, query } from './operations.ts';

const perfDomainFlags = flagSet('perf-domain-flags', 'DEV_ENERGYMODEL_PERF_DOMAIN_FLAGS_', {
  'perf-domain-microwatts': { value: 0x1, doc: 'power is in microwatts' },
  'perf-domain-skip-inefficiencies': 0x2,
  'perf-domain-artificial': { value: 0x4, doc: 'power is a made-up scale' },
});

const perfStateFlags = flagSet('perf-state-flags', 'DEV_ENERGYMODEL_PERF_STATE_FLAGS_', {
  'perf-state-inefficient': 0x1,
});

const perfDomain = attributeSet('perf-domain', 'DEV_ENERGYMODEL_A_PERF_DOMAIN_', {
  pad: [1, pad()],
  'perf-domain-id': [2, u32()],
  flags: [3, u64({ enum: () => perfDomainFlags })],
  cpus: [4, multi(u64())],
});

const perfTable = attributeSet('perf-table', 'DEV_ENERGYMODEL_A_PERF_TABLE_', {
  'perf-domain-id': [1, u32()],
  'perf-state': [2, multi(nest(() => perfState))],
});

const perfState = attributeSet('perf-state', 'DEV_ENERGYMODEL_A_PERF_STATE_', {
  pad: [1, pad()],
  performance: [2, u64(), { doc: 'capacity of the CPU' }],
  frequency: [3, u64(), { doc: 'in kHz' }],
  power: [4, u64()],
  cost: [5, u64()],
  flags: [6, u64({ enum: () => perfStateFlags })],
});

const table = { attributes: () => perfTable, summary: ['perf-domain-id', 'perf-state'] };

export const devEnergymodel: Family = {
  name: 'dev-energymodel',
  protocol: 'generic',
  doc: 'how much power devices take at each speed',
  version: 1,
  nested: true,
  groups: [
    {
      name: 'event',
      number: 0,
      doc: 'performance domains appear, change, go',
      dumps: dumpsOf('dev-energymodel', 'get-perf-domains'),
    },
  ],
  operations: operations('DEV_ENERGYMODEL_CMD_', table, {
    'get-perf-domains': query(1, 1, 'performance domains and their CPUs', {
      attributes: () => perfDomain,
      summary: ['perf-domain-id', 'flags', 'cpus'],
    }),
    'get-perf-table': call(2, 2, 'the states of a domain', { needs: ['perf-domain-id'] }),
    'perf-domain-created': notify(3, 'a domain appeared', { verb: 'new' }),
    'perf-domain-updated': notify(4, 'a domain changed'),
    'perf-domain-deleted': event(5, 'a domain is gone', { verb: 'delete' }),
  }),
};
