import { parts } from '../wire/message.ts';
import type { Answer, Until } from './pending.ts';
import { type ExchangeOptions, request } from './request.ts';
import type { Transport } from './transport.ts';

/** One request, its answer's data messages copied, header included and padding left off. For answers that fit in memory. */
export async function collect(
  transport: Transport,
  bytes: Uint8Array,
  options: Omit<ExchangeOptions, 'data' | 'control'> & { until?: Until } = {},
): Promise<{ answer: Answer & { lost: number; truncated: number }; messages: Uint8Array[] }> {
  const messages: Uint8Array[] = [];
  const answer = await request(transport, bytes, {
    ...options,
    data({ datagram, start, end }) {
      for (const part of parts(datagram.view, start, end)) messages.push(datagram.bytes.slice(part.start, part.end));
    },
  });
  return { answer, messages };
}
