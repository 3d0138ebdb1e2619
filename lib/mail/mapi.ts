import { decodeText } from "./charset";

/** A property of a message or a file (MS-OXTNEF section 2.1.3.4); of several values the first. */
export type Property = { type: number; value: Buffer };

const MAX_PROPERTIES = 5_000;
const MAX_VALUES = 10_000;
/** Sizes of the types that have one; MAPI pads them to four bytes. */
const FIXED = new Map([
  [0x0001, 4],
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 4],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
]);
const STRING8 = 0x001e;
const UNICODE = 0x001f;
const VARIABLE = new Set([0x000d, STRING8, UNICODE, 0x0102]);
const MULTIPLE = 0x1000;

/** Reads a property list by id; one that breaks off gives the properties before it. */
export function readProperties(bytes: Buffer): Map<number, Property> {
  const found = new Map<number, Property>();
  const cursor = new Cursor(bytes);
  const count = Math.min(cursor.u32() ?? 0, MAX_PROPERTIES);
  for (let index = 0; index < count; index++) {
    const type = cursor.u16();
    const id = cursor.u16();
    if (type === null || id === null) break;
    // A named property: whose, and a number or a name for it.
    if (id >= 0x8000) {
      cursor.skip(16);
      if (cursor.u32() === 1) cursor.skip(padded(cursor.u32() ?? 0));
      else cursor.skip(4);
    }
    const value = readValue(cursor, type);
    if (!value) break;
    if (!found.has(id)) found.set(id, { type: type & ~MULTIPLE, value });
  }
  return found;
}

function readValue(cursor: Cursor, type: number): Buffer | null {
  const base = type & ~MULTIPLE;
  const variable = VARIABLE.has(base);
  const count = variable || type !== base ? cursor.u32() : 1;
  if (count === null || count > MAX_VALUES) return null;
  let first: Buffer | null = count === 0 ? Buffer.alloc(0) : null;
  for (let index = 0; index < count; index++) {
    const size = variable ? cursor.u32() : FIXED.get(base);
    const value = size === null || size === undefined ? null : cursor.take(size);
    if (!value) return null;
    if (variable) cursor.skip(padded(value.length) - value.length);
    first ??= value;
  }
  return first;
}

const padded = (size: number) => Math.ceil(size / 4) * 4;

/** The text of a property, in the code page of the message unless it is Unicode. */
export function propertyText(property: Property | undefined, charset: string): string | null {
  if (!property) return null;
  const { type, value } = property;
  if (type === UNICODE) return decodeText(value, "utf-16le").trimEnd();
  return decodeText(value, charset);
}

/** Reads little-endian numbers; null at the end of what there is. */
export class Cursor {
  at = 0;

  constructor(readonly bytes: Buffer) {}

  u8(): number | null {
    return this.take(1)?.readUInt8() ?? null;
  }

  u16(): number | null {
    return this.take(2)?.readUInt16LE() ?? null;
  }

  u32(): number | null {
    return this.take(4)?.readUInt32LE() ?? null;
  }

  take(size: number): Buffer | null {
    if (size > this.bytes.length - this.at) return null;
    this.at += size;
    return this.bytes.subarray(this.at - size, this.at);
  }

  skip(size: number): void {
    this.at = Math.min(this.bytes.length, this.at + size);
  }
}
