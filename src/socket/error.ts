import { errnoName, errnoText } from '../wire/errno.ts';

/** A system call that failed, in the words of the C library and in numbers. */
export class SystemError extends Error {
  /** positive errno */
  readonly errno: number;
  /** `EPERM`; the number where it has no name */
  readonly code: string;
  /** `Operation not permitted` */
  readonly text: string;
  /** the system call or socket option: `bind`, `NETLINK_ADD_MEMBERSHIP` */
  readonly call: string;

  /** `attempt` says what was tried: `join group 3` gives `cannot join group 3: Operation not permitted`. */
  constructor(call: string, errno: number, attempt: string) {
    const text = errnoText(errno);
    super(`cannot ${attempt}: ${text}`);
    this.name = 'SystemError';
    this.errno = errno;
    this.code = errnoName(errno) ?? String(errno);
    this.text = text;
    this.call = call;
  }
}
