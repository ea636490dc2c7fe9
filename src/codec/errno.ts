/** What error numbers are called: Linux's, and those that families have beyond them. */
import type { Family } from '../schema/family.ts';
import { errnos } from '../wire/errno.ts';
import type { Message } from './message.ts';

/** The family that an error or end of a dump speaks for. */
export const errorFamily = ({ request, family }: Message): Family | undefined => request?.family ?? family;

/** An errno's name and words. */
export function errnoOf(errno: number, family?: Family): readonly [name: string, text: string] | undefined {
  const own = family?.errors?.entries.find(({ value }) => value === errno);
  return own ? [own.constant ?? own.name, own.doc ?? own.name] : errnos[errno];
}
