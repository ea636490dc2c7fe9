/**
 * The buffers that one recvmmsg fills: headers, addresses, control data and a slot for each datagram, built once in
 * memory that does not move. Layouts are those of 64-bit Linux: struct mmsghdr, msghdr, iovec, sockaddr_nl, cmsghdr.
 */
import { MSG_TRUNC, NETLINK_LISTEN_ALL_NSID, NETLINK_PKTINFO, SOL_NETLINK, SOL_SOCKET, sockaddrLength } from './abi.ts';
import type { Libc, Memory } from './libc.ts';
import type { Credentials, Datagram } from './transport.ts';

const mmsghdrSize = 64;
const iovecSize = 16;
const nameSize = 16;
const controlSize = 128;
/** where a slot's own small structs lie, and how large they are together */
const headSize = mmsghdrSize + iovecSize + nameSize + controlSize;

const SCM_CREDENTIALS = 2;

/** How many datagrams one recvmmsg takes at most. */
export const slots = 32;
/** What a slot holds at first. The kernel fills dumps up to 32 KiB; a page that is never written costs nothing. */
export const slotSize = 256 * 1024;

export class Bank {
  readonly size: number;
  readonly address: number;
  readonly #memory: Memory;
  readonly #view: DataView;
  readonly #datagrams: Slot[] = [];

  constructor(libc: Libc, size: number) {
    this.size = size;
    this.#memory = libc.allocate(slots * (headSize + size));
    this.address = this.#memory.address;
    this.#view = new DataView(this.#memory.buffer);
    for (let i = 0; i < slots; i++) {
      const at = i * mmsghdrSize;
      const iovec = slots * mmsghdrSize + i * iovecSize;
      const name = slots * (mmsghdrSize + iovecSize) + i * nameSize;
      const control = slots * (mmsghdrSize + iovecSize + nameSize) + i * controlSize;
      const data = slots * headSize + i * size;
      this.#pointer(at, name);
      this.#pointer(at + 16, iovec);
      this.#view.setUint32(at + 24, 1, true);
      this.#pointer(at + 32, control);
      this.#pointer(iovec, data);
      this.#view.setUint32(iovec + 8, size, true);
      this.#datagrams.push(new Slot(this.#memory.buffer, this.#view, { header: at, name, control, data, size }));
    }
    this.reset(slots);
  }

  #pointer(at: number, offset: number): void {
    this.#view.setBigUint64(at, BigInt(this.address + offset), true);
  }

  /** Makes the first `count` headers ready to be filled again. */
  reset(count: number): void {
    for (let i = 0; i < count; i++) {
      const at = i * mmsghdrSize;
      this.#view.setUint32(at + 8, sockaddrLength, true);
      this.#view.setUint32(at + 40, controlSize, true);
      this.#view.setUint32(at + 44, 0, true);
    }
  }

  /** The first `count` datagrams, just received. */
  take(count: number): Slot[] {
    const taken = this.#datagrams.slice(0, count);
    for (const slot of taken) slot.refresh();
    return taken;
  }
}

/** Where a slot's parts lie, in bytes. */
interface SlotLayout {
  header: number;
  name: number;
  control: number;
  data: number;
  size: number;
}

/** One slot of a bank, as the datagram in it. */
class Slot implements Datagram {
  port = 0;
  groups = 0;
  group = 0;
  nsid: number | undefined;
  truncated = false;
  length = 0;
  credentials: Credentials | undefined;
  readonly #buffer: ArrayBuffer;
  readonly #memory: DataView;
  readonly #layout: SlotLayout;
  #bytes: Uint8Array | undefined;
  #view: DataView | undefined;

  constructor(buffer: ArrayBuffer, memory: DataView, layout: SlotLayout) {
    this.#buffer = buffer;
    this.#memory = memory;
    this.#layout = layout;
  }

  get bytes(): Uint8Array {
    this.#bytes ??= new Uint8Array(this.#buffer, this.#layout.data, Math.min(this.length, this.#layout.size));
    return this.#bytes;
  }

  get view(): DataView {
    this.#view ??= new DataView(this.#buffer, this.#layout.data, Math.min(this.length, this.#layout.size));
    return this.#view;
  }

  refresh(): void {
    const memory = this.#memory;
    const { header, name, control } = this.#layout;
    this.#bytes = undefined;
    this.#view = undefined;
    this.length = memory.getUint32(header + 56, true);
    this.truncated = (memory.getUint32(header + 48, true) & MSG_TRUNC) !== 0;
    const named = memory.getUint32(header + 8, true) >= sockaddrLength;
    this.port = named ? memory.getUint32(name + 4, true) : 0;
    this.groups = named ? memory.getUint32(name + 8, true) : 0;
    this.group = 0;
    this.nsid = undefined;
    this.credentials = undefined;
    this.#readControl(control, control + memory.getUint32(header + 40, true));
  }

  #readControl(start: number, end: number): void {
    const memory = this.#memory;
    let at = start;
    while (end - at >= 16) {
      const length = memory.getUint32(at, true);
      if (length < 16 || length > end - at) return;
      const level = memory.getInt32(at + 8, true);
      const type = memory.getInt32(at + 12, true);
      if (level === SOL_NETLINK && type === NETLINK_PKTINFO) this.group = memory.getUint32(at + 16, true);
      else if (level === SOL_NETLINK && type === NETLINK_LISTEN_ALL_NSID) this.nsid = memory.getInt32(at + 16, true);
      else if (level === SOL_SOCKET && type === SCM_CREDENTIALS) {
        this.credentials = {
          process: memory.getInt32(at + 16, true),
          uid: memory.getUint32(at + 20, true),
          gid: memory.getUint32(at + 24, true),
        };
      }
      at += (length + 7) & ~7;
    }
  }
}
