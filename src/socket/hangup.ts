/** Hearing of the end of a pipe's or socket's reader while nothing is written. */
import type { Libc } from './libc.ts';
import { readiness } from './ready.ts';

const EPOLL_CLOEXEC = 0x80000;
const EPOLL_CTL_ADD = 1;
/** struct epoll_event: no events asked for, so that EPOLLERR and EPOLLHUP alone are told; 12 bytes, or 16 with a gap */
const nothingElse = new Uint8Array(16);

/**
 * Calls `gone` once when nobody can read what is written to `fd`. It is watched through an epoll of its own: the event
 * loop would make the descriptor itself non-blocking, for every process that has it. Files, which have no reader, are
 * not watched. Returns what ends the watch, without which the process does not end by itself.
 */
export function watchHangup(libc: Libc, fd: number, gone: () => void): () => void {
  const epoll = libc.epollCreate(EPOLL_CLOEXEC);
  if (epoll < 0) return () => {};
  if (libc.epollControl(epoll, EPOLL_CTL_ADD, fd, nothingElse) < 0) {
    libc.close(epoll);
    return () => {};
  }
  const ready = readiness(libc, epoll);
  let ended = false;
  const end = (): void => {
    if (ended) return;
    ended = true;
    ready.close();
    libc.close(epoll);
  };
  ready.wait().then(() => {
    if (ended) return;
    end();
    gone();
  });
  return end;
}
