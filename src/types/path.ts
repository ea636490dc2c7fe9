/** Attribute paths: `linkinfo.data.id`, `entry[0].x`, `fixed.index`. Attributes at the top that are named like a part of the record get `attributes.` before them. */
const reserved = new Set(['fixed', 'body', 'attributes']);

export function join(path: string, segment: string): string {
  if (path === '') return reserved.has(segment.replace(/\[.*/, '')) ? `attributes.${segment}` : segment;
  return segment.startsWith('[') ? path + segment : `${path}.${segment}`;
}

/** Whether `path` is `base` or lies inside it. */
export const within = (path: string, base: string): boolean =>
  base === '' || path === base || (path.startsWith(base) && /^[.[]/.test(path.slice(base.length)));
