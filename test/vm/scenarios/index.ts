import { links } from './links.ts';
import type { Scenario } from './scenario.ts';

export const scenarios: Scenario[] = [...links];
