/** The `mcast-groups` of a spec. */
import { constantOf } from '../enum.ts';
import type { Group } from '../family.ts';
import { Fields } from './fields.ts';
import { capability, type Operations } from './operation.ts';
import type { Report } from './report.ts';

/** NETLINK_ADD_MEMBERSHIP takes a u32. */
const highest = 0xffffffffn;

/**
 * Groups that can be joined; of netlink-raw those with a number, and `rtnlgrp-link` is `link`. `said` is which operations
 * are sent to each.
 */
export function readGroups(
  report: Report,
  fields: Fields | undefined,
  said: Operations['byGroup'],
  raw: boolean,
): Group[] {
  const groups: Group[] = [];
  const names = new Set<string>();
  for (const node of fields?.list('list') ?? [])
    report.attempt(() => {
      const name = new Fields(report, node, 'multicast group').name();
      const group = new Fields(report, node, `multicast group '${name}'`);
      if (names.has(name)) throw group.fault('name', `second multicast group '${name}'`);
      names.add(name);
      group.ignore(['name']);
      const number = group.integer('value', raw ? 1n : 0n, highest);
      const short = /^[a-z]*nlgrp-(.+)$/.exec(name)?.[1];
      const define = group.word('c-define-name') ?? (raw && short ? name : undefined);
      const made: Group = {
        name: (raw && short) || name,
        number: raw ? Number(number ?? 0) : 0,
        ...(define === undefined ? {} : { constant: constantOf('', define) }),
        ...(group.doc().doc ? group.doc() : summary(said.get(name)?.names)),
        ...capability(group),
      };
      if (!raw || number !== undefined) groups.push(made);
      group.finish();
    });
  fields?.finish();
  for (const [name, { line, names: operations }] of said)
    if (!names.has(name)) report.warn(line, `unknown multicast group '${name}' of operation '${operations[0]}'`);
  return groups;
}

/** What is said in a group, by the names of a few operations. */
function summary(names: string[] | undefined): { doc?: string } {
  if (!names) return {};
  const more = names.length > 4 ? ` and ${names.length - 3} more` : '';
  return { doc: names.slice(0, more ? 3 : 4).join(', ') + more };
}
