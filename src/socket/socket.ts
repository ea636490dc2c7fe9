/** A netlink socket of the running kernel. */
import { AF_NETLINK, MSG_DONTWAIT, sockaddrLength } from './abi.ts';
import { SystemError } from './error.ts';
import { type Libc, loadLibc } from './libc.ts';
import { inNetns } from './netns.ts';
import { applyOptions, growSendBuffer, readDrops, readMemberships, setOption } from './option.ts';
import { Receiver } from './receiver.ts';
import type { Batch, Destination, OpenOptions, Transport, Warning } from './transport.ts';

const SOCK_RAW_CLOEXEC_NONBLOCK = 0x80803;
const ECONNREFUSED = 111;
const EMSGSIZE = 90;

function address(port: number, groups = 0): Uint8Array {
  const view = new DataView(new ArrayBuffer(sockaddrLength));
  view.setUint16(0, AF_NETLINK, true);
  view.setUint32(4, port, true);
  view.setUint32(8, groups, true);
  return new Uint8Array(view.buffer);
}

/** Numbers outside would wrap around and mean another one. */
function inRange(what: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(`${what} must be ${least} to ${most}, not ${value}`);
  }
}

class Socket implements Transport {
  readonly protocol: number;
  readonly port: number;
  readonly warnings: readonly Warning[];
  readonly #libc: Libc;
  readonly #fd: number;
  readonly #receiver: Receiver;
  #drops = 0;

  constructor(libc: Libc, fd: number, port: number, options: OpenOptions, warnings: Warning[]) {
    this.#libc = libc;
    this.#fd = fd;
    this.protocol = options.protocol;
    this.port = port;
    this.warnings = warnings;
    this.#receiver = new Receiver(libc, fd, options.noEnobufs === true);
  }

  send(bytes: Uint8Array, to: Destination = {}): void {
    this.#assertOpen('send');
    const { port = 0, group = 0 } = to;
    inRange('port', port, 0, 0xffffffff);
    inRange('group to send to', group, 0, 32);
    let errno = this.#sendto(bytes, port, group);
    if (errno === EMSGSIZE) {
      growSendBuffer(this.#libc, this.#fd, bytes.length);
      errno = this.#sendto(bytes, port, group);
    }
    // after the multicast the kernel delivers to the port as well: nobody there is no failure when only the group was meant
    if (errno === 0 || (errno === ECONNREFUSED && group !== 0 && port === 0)) return;
    const target = group !== 0 ? `group ${group}` : port !== 0 ? `port ${port}` : 'the kernel';
    throw new SystemError('sendto', errno, `send ${bytes.length} bytes to ${target}`);
  }

  #sendto(bytes: Uint8Array, port: number, group: number): number {
    const to = address(port, group === 0 ? 0 : (1 << (group - 1)) >>> 0);
    const sent = this.#libc.sendto(this.#fd, bytes, bytes.length, MSG_DONTWAIT, to, sockaddrLength);
    return sent < 0 ? this.#libc.errno() : 0;
  }

  receive(timeout?: number): Promise<Batch | undefined> {
    return this.#receiver.receive(timeout);
  }

  join(group: number): void {
    this.#assertOpen('join');
    inRange('group', group, 1, 0x7fffffff);
    setOption(this.#libc, this.#fd, 'NETLINK_ADD_MEMBERSHIP', group, `join group ${group}`);
  }

  leave(group: number): void {
    this.#assertOpen('leave');
    inRange('group', group, 1, 0x7fffffff);
    setOption(this.#libc, this.#fd, 'NETLINK_DROP_MEMBERSHIP', group, `leave group ${group}`);
  }

  memberships(): number[] {
    return this.#receiver.closed ? [] : readMemberships(this.#libc, this.#fd);
  }

  drops(): number {
    if (!this.#receiver.closed) this.#drops = readDrops(this.#libc, this.#fd);
    return this.#drops;
  }

  close(): void {
    if (this.#receiver.closed) return;
    this.drops();
    this.#receiver.close();
  }

  #assertOpen(what: string): void {
    if (this.#receiver.closed) throw new Error(`cannot ${what}: the socket is closed`);
  }
}

/** Opens and binds. Throws SystemError where the protocol, the namespace or the port is refused, RangeError for a number that is none. */
export async function openSocket(options: OpenOptions): Promise<Transport> {
  inRange('port', options.port ?? 0, 0, 0xffffffff);
  inRange('protocol', options.protocol, 0, 0x7fffffff);
  const libc = await loadLibc();
  const create = (): number => {
    const fd = libc.socket(AF_NETLINK, SOCK_RAW_CLOEXEC_NONBLOCK, options.protocol);
    if (fd < 0) throw new SystemError('socket', libc.errno(), `open a netlink socket of protocol ${options.protocol}`);
    return fd;
  };
  const fd = options.netns === undefined ? create() : inNetns(libc, options.netns, create);
  try {
    const warnings = applyOptions(libc, fd, options);
    return new Socket(libc, fd, bindPort(libc, fd, options.port ?? 0), options, warnings);
  } catch (error) {
    libc.close(fd);
    throw error;
  }
}

/** Binds and returns the port ID, which the kernel chose where `port` is 0. */
function bindPort(libc: Libc, fd: number, port: number): number {
  if (libc.bind(fd, address(port), sockaddrLength) < 0) {
    throw new SystemError('bind', libc.errno(), port === 0 ? 'bind a netlink socket' : `bind port ${port}`);
  }
  const bound = address(0);
  const length = new Uint8Array([sockaddrLength, 0, 0, 0]);
  if (libc.getsockname(fd, bound, length) < 0)
    throw new SystemError('getsockname', libc.errno(), 'read the bound port');
  return new DataView(bound.buffer).getUint32(4, true);
}
