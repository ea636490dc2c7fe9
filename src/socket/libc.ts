/** The C library's calls that a netlink socket needs. The only file that imports koffi, and only when called. */
import type { node as koffiNode } from 'koffi';

/** Memory outside V8's heap, whose address stays. It is given back when neither `buffer` nor a view of it is left. */
export interface Memory {
  address: number;
  buffer: ArrayBuffer;
}

const PROT_READ_WRITE = 3;
const MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x4022;

type Result = (error: Error | null, result: number) => void;

/** Each call returns what the C function returns; -1 leaves the reason in `errno`, to be read at once. */
export interface Libc {
  socket(domain: number, type: number, protocol: number): number;
  bind(fd: number, address: Uint8Array, length: number): number;
  getsockname(fd: number, address: Uint8Array, length: Uint8Array): number;
  setsockopt(fd: number, level: number, option: number, value: Uint8Array, length: number): number;
  getsockopt(fd: number, level: number, option: number, value: Uint8Array, length: Uint8Array): number;
  sendto(fd: number, bytes: Uint8Array, length: number, flags: number, to: Uint8Array, toLength: number): number;
  recv(fd: number, bytes: Uint8Array | null, length: number, flags: number): number;
  recvmmsg(fd: number, headers: number, count: number, flags: number, timeout: null): number;
  /** recvmmsg on the thread pool; `errno` holds only at the start of `done` */
  recvmmsgAsync(fd: number, headers: number, count: number, flags: number, done: Result): void;
  pollAsync(fds: number, count: number, timeout: number, done: Result): void;
  eventfd(initial: number, flags: number): number;
  epollCreate(flags: number): number;
  epollControl(epoll: number, operation: number, fd: number, event: Uint8Array): number;
  write(fd: number, bytes: Uint8Array, length: number): number;
  read(fd: number, bytes: Uint8Array, length: number): number;
  close(fd: number): number;
  setns(fd: number, kind: number): number;
  errno(): number;
  /** Zeroed, and backed by pages only where written; malloc would not promise that for memory it had before. */
  allocate(bytes: number): Memory;
  /** the event loop's own poll, where this koffi has it */
  poll: typeof koffiNode.poll | undefined;
}

async function load(): Promise<Libc> {
  const { default: koffi } = await import('koffi');
  if (koffi.sizeof('void *') !== 8) throw new Error('netlink sockets need a 64-bit system');
  const library = koffi.load(null);
  const recvmmsg = library.func('recvmmsg', 'int', ['int', 'void *', 'uint', 'int', 'void *']);
  const poll = library.func('poll', 'int', ['void *', 'ulong', 'int']);
  const mmap = library.func('mmap', 'intptr_t', ['intptr_t', 'size_t', 'int', 'int', 'int', 'long']);
  const munmap = library.func('munmap', 'int', ['intptr_t', 'size_t']);
  const unused = new FinalizationRegistry<{ address: number; bytes: number }>(({ address, bytes }) => {
    munmap(address, bytes);
  });
  return {
    socket: library.func('socket', 'int', ['int', 'int', 'int']),
    bind: library.func('bind', 'int', ['int', 'void *', 'uint']),
    getsockname: library.func('getsockname', 'int', ['int', 'void *', 'void *']),
    setsockopt: library.func('setsockopt', 'int', ['int', 'int', 'int', 'void *', 'uint']),
    getsockopt: library.func('getsockopt', 'int', ['int', 'int', 'int', 'void *', 'void *']),
    sendto: library.func('sendto', 'long', ['int', 'void *', 'size_t', 'int', 'void *', 'uint']),
    recv: library.func('recv', 'long', ['int', 'void *', 'size_t', 'int']),
    recvmmsg,
    recvmmsgAsync: (fd, headers, count, flags, done) => recvmmsg.async(fd, headers, count, flags, null, done),
    pollAsync: (fds, count, timeout, done) => poll.async(fds, count, timeout, done),
    eventfd: library.func('eventfd', 'int', ['uint', 'int']),
    epollCreate: library.func('epoll_create1', 'int', ['int']),
    epollControl: library.func('epoll_ctl', 'int', ['int', 'int', 'int', 'void *']),
    write: library.func('write', 'long', ['int', 'void *', 'size_t']),
    read: library.func('read', 'long', ['int', 'void *', 'size_t']),
    close: library.func('close', 'int', ['int']),
    setns: library.func('setns', 'int', ['int', 'int']),
    errno: () => koffi.errno(),
    allocate(bytes) {
      const address: number = mmap(0, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
      if (address === -1) throw new Error(`cannot map ${bytes} bytes of memory`);
      const buffer = koffi.view(address, bytes);
      unused.register(buffer, { address, bytes });
      return { address, buffer };
    },
    poll: koffi.node?.poll,
  };
}

let loaded: Promise<Libc> | undefined;

/** Loads koffi and the C library once per process. */
export function loadLibc(): Promise<Libc> {
  loaded ??= load();
  return loaded;
}
