import { errnoName } from '../wire/errno.ts';
import type { Hint } from './hint.ts';

/** An errno, either sign, by its name. */
export const errno: Hint = {
  number: { format: value => (value === 0 ? '0' : (errnoName(Math.abs(Number(value))) ?? `${value}`)) },
};

/** What a system call gives back: below 0 an errno. */
export const result: Hint = {
  number: { format: value => (value < 0 ? errnoName(Number(-value)) : undefined) ?? `${value}` },
};
