import type { MessageRecord } from '../../src/codec/record.ts';

/** What a record says that it should not, a line each; a line is the same for the same fault. */
export function faults(record: MessageRecord): string[] {
  const what = `${record.protocol} ${record.family ?? ''} ${record.operation ?? JSON.stringify(record.header?.type)} ${record.direction}`;
  return [
    ...(record.unknown ?? []).map(
      ({ path, type }) => `${what}: unknown ${path === '' ? '' : `${path}.`}${type ?? 'tail'}`,
    ),
    ...(record.problems ?? []).map(({ code, path, message }) => `${what}: ${code} ${path}: ${message}`),
    ...(record.wire?.['']?.hex === undefined ? [] : [`${what}: only wire.hex gives its bytes`]),
  ].map(line => line.replaceAll(/\[\d+\]/g, '[]'));
}
