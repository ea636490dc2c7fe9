/**
 * Reads YNL, the kernel's YAML specs of netlink families (Documentation/userspace-api/netlink/specs.rst), into the same
 * form as the schemas that are built in. All levels: genetlink, genetlink-c, genetlink-legacy, netlink-raw.
 */
import type { AttributeSet } from '../attribute-set.ts';
import type { EnumSchema } from '../enum.ts';
import { directionalAnswers, type Family } from '../family.ts';
import type { StructType } from '../type.ts';
import { Definitions } from './definition.ts';
import { parseDocument } from './document.ts';
import { Fields } from './fields.ts';
import { readGroups } from './group.ts';
import { prefixOf } from './name.ts';
import { Operations } from './operation.ts';
import { Report, SpecFault } from './report.ts';
import { Sets } from './set.ts';

export { SpecError } from './report.ts';

/** A spec as loaded: the family, and all that the file declares, used or not. */
export interface Spec {
  family: Family;
  /** the NETLINK_* number */
  protocol: number;
  sets: AttributeSet[];
  structs: StructType[];
  enums: EnumSchema[];
  /** `FILE:LINE: what`: keys that are not known and change nothing that is */
  warnings: string[];
}

/** Keys that are about the C code made from a spec, not about its messages. */
const ignored = [
  'uapi-header',
  'c-family-name',
  'c-version-name',
  'max-by-define',
  'cmd-max-name',
  'cmd-cnt-name',
  'kernel-policy',
  'kernel-family',
];
const genericProtocol = 16;

/**
 * Loads a spec from its text; `file` is what errors call it. `protocolName` gives the name of a protocol by its number.
 * Throws SpecError with everything that is wrong.
 */
export async function loadSpec(
  text: string,
  file: string,
  protocolName: (number: number) => string = String,
): Promise<Spec> {
  const report = new Report(file);
  try {
    const root = await parseDocument(text, report);
    const spec = read(report, new Fields(report, root, 'the spec'), protocolName);
    if (report.problems.length === 0) return spec;
  } catch (error) {
    if (!(error instanceof SpecFault)) throw error;
    report.fault(error);
  }
  throw report.error();
}

function read(report: Report, fields: Fields, protocolName: (number: number) => string): Spec {
  const name = familyName(fields);
  const levels = ['genetlink', 'genetlink-c', 'genetlink-legacy', 'netlink-raw'] as const;
  const raw = (fields.oneOf('protocol', levels) ?? 'genetlink') === 'netlink-raw';
  const protocol = raw ? Number(fields.need('protonum', fields.integer('protonum', 0n, 255n))) : genericProtocol;
  const version = raw ? undefined : Number(fields.integer('version', 0n, 255n) ?? 1n);
  fields.ignore(ignored);
  const prefix = raw ? undefined : prefixOf(name);
  const definitions = new Definitions(report, fields.list('definitions'), prefix ?? false);
  const setPrefix =
    prefix === undefined ? undefined : (set: string) => `${prefix}A_${set === name ? '' : prefixOf(set)}`;
  const sets = new Sets(report, definitions, fields.list('attribute-sets'), fields.list('sub-messages'), setPrefix);
  const list = fields.need('operations', fields.map('operations'));
  const operations = new Operations(report, list, definitions, sets, raw, prefix && `${prefix}CMD_`);
  const groups = readGroups(report, fields.map('mcast-groups'), operations.byGroup, raw);
  const family: Family = {
    name,
    protocol: protocolName(protocol),
    ...fields.doc(),
    ...(version === undefined ? {} : { version }),
    // rtnetlink leaves the bit out, all others write it
    nested: protocol !== 0,
    operations: operations.operations,
    ...(operations.directional && !raw ? { answers: directionalAnswers } : {}),
    ...(groups.length > 0 ? { groups } : {}),
    source: report.file,
    ...(operations.fixed ? { fixed: operations.fixed } : {}),
  };
  fields.finish();
  return {
    family,
    protocol,
    sets: [...sets.sets.values()],
    structs: [...definitions.structs.values()],
    enums: [...definitions.enums.values()],
    warnings: report.warnings,
  };
}

/** A generic family's name is a string of the kernel's, at most GENL_NAMSIZ - 1 bytes; it has no rule but that people type it. */
function familyName(fields: Fields): string {
  const name = fields.need('name', fields.word('name'));
  if (!/^[\w.+-]{1,64}$/.test(name) || name in Object.prototype) throw fields.fault('name', `wrong name '${name}'`);
  return name;
}
