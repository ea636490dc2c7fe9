/**
 * pcapng (draft-ietf-opsawg-pcapng): a run of blocks, each with type, length, content, length again. Numbers are in
 * the byte order that the section header says.
 */
import { viewOf } from '../wire/bytes.ts';

export const blockType = {
  section: 0x0a0d0d0a,
  interface: 1,
  packet: 2,
  simplePacket: 3,
  nameResolution: 4,
  interfaceStatistics: 5,
  enhancedPacket: 6,
} as const;

const blockNames: Record<number, string> = {
  [blockType.section]: 'section-header',
  [blockType.interface]: 'interface-description',
  [blockType.packet]: 'packet',
  [blockType.simplePacket]: 'simple-packet',
  [blockType.nameResolution]: 'name-resolution',
  [blockType.interfaceStatistics]: 'interface-statistics',
  [blockType.enhancedPacket]: 'enhanced-packet',
  7: 'irig-timestamp',
  10: 'decryption-secrets',
  2989: 'custom',
  1073744813: 'custom-no-copy',
};

/** Name of a block type in the draft, or undefined. */
export const blockName = (type: number): string | undefined => blockNames[type];

/** Byte-order magic, at the start of a section header's content. */
export const orderMagic = 0x1a2b3c4d;

/** Whether a section header's content is little-endian, or undefined where its magic is neither. */
export function sectionOrder(content: Uint8Array): boolean | undefined {
  if (content.length < 4) return undefined;
  const view = new DataView(content.buffer, content.byteOffset, 4);
  if (view.getUint32(0, true) === orderMagic) return true;
  return view.getUint32(0, false) === orderMagic ? false : undefined;
}

/** An interface of a section: what its packets need. */
export interface Interface {
  /** LINKTYPE_*; -1 where the block is too short to say */
  linktype: number;
  /** 0 is no limit */
  snaplen: number;
  /** timestamp units in a second */
  units: bigint;
  /** seconds to add to each timestamp */
  offset: bigint;
}

/** The state of a section, which readers and writers advance with the same blocks. */
export class Section {
  little = true;
  interfaces: Interface[] = [];

  /** Takes note of a section header or interface block. */
  see(type: number, content: Uint8Array): void {
    if (type === blockType.section) {
      this.little = sectionOrder(content) ?? this.little;
      this.interfaces = [];
    } else if (type === blockType.interface) {
      this.interfaces.push(readInterface(content, this.little));
    }
  }

  /** Index of the first interface of a link type, -1 where there is none. */
  find(linktype: number): number {
    return this.interfaces.findIndex(one => one.linktype === linktype);
  }
}

/** An option of a block; `endofopt` is left out. */
export interface BlockOption {
  code: number;
  value: Uint8Array;
}

/** Option codes: any block's comment, and two of an interface. */
export const optionCode = { end: 0, comment: 1, resolution: 9, offset: 14 } as const;

/** Reads options up to their end mark or the end of the bytes; stops at what is no option. */
export function readOptions(bytes: Uint8Array, little: boolean): BlockOption[] {
  const view = viewOf(bytes);
  const options: BlockOption[] = [];
  for (let at = 0; bytes.length - at >= 4; ) {
    const code = view.getUint16(at, little);
    const length = view.getUint16(at + 2, little);
    if (code === optionCode.end || length > bytes.length - at - 4) break;
    options.push({ code, value: bytes.subarray(at + 4, at + 4 + length) });
    at += 4 + pad4(length);
  }
  return options;
}

/** Options with padding and end mark; no bytes at all for none. */
export function writeOptions(options: readonly BlockOption[], little: boolean): Uint8Array {
  if (options.length === 0) return new Uint8Array(0);
  const bytes = new Uint8Array(options.reduce((sum, { value }) => sum + 4 + pad4(value.length), 4));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const { code, value } of options) {
    view.setUint16(at, code, little);
    view.setUint16(at + 2, value.length, little);
    bytes.set(value, at + 4);
    at += 4 + pad4(value.length);
  }
  return bytes;
}

/** A length with its padding to a multiple of four, without the wrap to 32 bits signed. */
export const pad4 = (length: number): number => length + ((4 - (length % 4)) % 4);

function readInterface(content: Uint8Array, little: boolean): Interface {
  const found: Interface = { linktype: -1, snaplen: 0, units: 1_000_000n, offset: 0n };
  if (content.length < 8) return found;
  const view = viewOf(content);
  found.linktype = view.getUint16(0, little);
  found.snaplen = view.getUint32(4, little);
  for (const { code, value } of readOptions(content.subarray(8), little)) {
    if (code === optionCode.resolution && value.length >= 1) {
      const exponent = BigInt(value[0]! & 0x7f);
      found.units = (value[0]! & 0x80) === 0 ? 10n ** exponent : 2n ** exponent;
    } else if (code === optionCode.offset && value.length >= 8) {
      found.offset = new DataView(value.buffer, value.byteOffset, 8).getBigInt64(0, little);
    }
  }
  return found;
}
