import { generic } from './generic.ts';
import { links } from './links.ts';
import { protocols } from './protocols.ts';
import type { Scenario } from './scenario.ts';
import { tc } from './tc.ts';

export const scenarios: Scenario[] = [...links, ...tc, ...generic, ...protocols];
