import type { Family } from '../schema/family.ts';
import { protocols } from './index.ts';

/** Every built-in family, loaded. */
export const loadFamilies = async (): Promise<Family[]> =>
  Promise.all(protocols.flatMap(protocol => protocol.families.map(entry => entry.load())));
