/** Multicast groups that there are: those of the registry, and those that the kernel gave generic families. */
import type { Group, Protocol } from '../../src/schema/family.ts';
import type { Context } from './context.ts';

export interface KnownGroup extends Group {
  /** of a generic family: its name */
  family?: string;
}

/** `link`, `ethtool:monitor`: what listen takes. */
export const labelOf = ({ family, name }: KnownGroup): string => (family === undefined ? name : `${family}:${name}`);

/** A group by its name where it has one. */
export const groupLabel = (groups: readonly KnownGroup[], number: number): string => {
  const known = groups.find(group => group.number === number);
  return known ? labelOf(known) : String(number);
};

/** The groups of a protocol, by number. Generic netlink's are asked of the kernel. */
export async function groupsOf(context: Context, protocol: Protocol): Promise<KnownGroup[]> {
  if (!protocol.generic) return protocol.groups;
  const families = await context.generic();
  await context.load(protocol);
  return families
    .flatMap(({ name: family, groups }) => {
      const described = context.schemas.family(protocol, family)?.groups ?? [];
      return groups.map(({ id, name }): KnownGroup => {
        const known = described.find(group => group.name === name);
        return { ...known, name, number: id, family };
      });
    })
    .sort((a, b) => a.number - b.number);
}
