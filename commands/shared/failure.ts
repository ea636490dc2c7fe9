/** What the user is told when something cannot be done: `nltool: what: why (what to do)`. */
import { SystemError } from '../../src/socket/error.ts';
import { errnoText } from '../../src/wire/errno.ts';

/** Ends the command with one message on stderr and an exit code. */
export class Failure extends Error {
  readonly code: 1 | 2;

  constructor(code: 1 | 2, message: string) {
    super(message);
    this.name = 'Failure';
    this.code = code;
  }
}

/** Usage, spec or input: nothing was sent. */
export const usage = (message: string): Failure => new Failure(2, message);

/** The kernel or the socket refused. */
export const refused = (message: string): Failure => new Failure(1, message);

/** Why a file could not be opened, read or written: the words of strerror(3). */
export function systemText(error: unknown): string {
  const { errno, message } = error as NodeJS.ErrnoException;
  return errno === undefined ? message : errnoText(-errno);
}

const EPERM = 1;
const EACCES = 13;

/** Whether an errno says that a privilege is missing. */
export const isForbidden = (errno: number | undefined): boolean => errno === EPERM || errno === EACCES;

export const isPermission = (error: unknown): error is SystemError =>
  error instanceof SystemError && isForbidden(error.errno);

/** What entering a network namespace takes: to set it, and to open that of another user's process. */
const entering: { [call: string]: string } = { setns: 'CAP_SYS_ADMIN', open: 'CAP_SYS_PTRACE' };

/** A refusal by the kernel in words; with the capability that it takes, where the refusal is for the lack of one. */
export function refusalOf(error: unknown, capability?: string): unknown {
  if (!(error instanceof SystemError)) return error;
  const needed = entering[error.call] ?? capability;
  const needs = isPermission(error) && needed !== undefined ? ` (needs ${needed})` : '';
  return refused(`${error.message}${needs}`);
}
