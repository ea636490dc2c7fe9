import { binary } from '../../schema/builders.ts';
import type { Family } from '../../schema/family.ts';
import { connectorMessage, connectorType } from './header.ts';

/** Messages of the other indices, whose bodies are a matter of their two ends. */
export const connector: Family = {
  name: 'connector',
  protocol: 'connector',
  doc: 'any other kernel helper',
  nested: false,
  operations: [
    connectorMessage(undefined, {
      name: 'message',
      doc: 'a message from or to a helper',
      request: connectorType,
      reply: connectorType,
      modes: ['do', 'event'],
      body: binary(),
      summary: ['fixed.id.idx', 'fixed.id.val'],
    }),
  ],
};
