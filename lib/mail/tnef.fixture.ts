/** For tests: writes a `winmail.dat`. */
export const u16 = (value: number) => Buffer.from([value & 255, value >> 8]);
export const u32 = (value: number) => Buffer.from(Uint32Array.of(value).buffer);

/** One attribute of a `winmail.dat`; level 1 is about the message, 2 about its last file. */
export const attribute = (level: number, id: number, data: Buffer) =>
  Buffer.concat([Buffer.from([level]), u32(id), u32(data.length), data, u16(0)]);
export const tnef = (...attributes: Buffer[]) => Buffer.concat([u32(0x223e9f78), u16(1), ...attributes]);

/** The attribute of the message's properties. */
export const PROPERTIES = 0x00069003;

/** A property of variable length; `named` ones carry a name that has to be skipped. */
export function property(type: number, id: number, value: Buffer, named = Buffer.alloc(0)) {
  const padding = Buffer.alloc((4 - (value.length % 4)) % 4);
  return Buffer.concat([u16(type), u16(id), named, u32(1), u32(value.length), value, padding]);
}
export const properties = (...list: Buffer[]) => Buffer.concat([u32(list.length), ...list]);

/** A `winmail.dat` of so many bytes whose text is compressed to an eighth. */
export function rtfBomb(bytes: number): Buffer {
  // Eight references behind a byte that says so, each to 17 bytes that are anywhere but where it writes.
  const group = (number: number) => {
    const references = Array.from({ length: 8 }, (_, at) => {
      const write = (207 + (number * 8 + at) * 17) % 4_096;
      const reference = (((write + 2_048) % 4_096) << 4) | 15;
      return [reference >> 8, reference & 255];
    });
    return Buffer.from([255, ...references.flat()]);
  };
  const text = Buffer.concat(Array.from({ length: Math.floor(bytes / 17) }, (_, number) => group(number)));
  const rtf = Buffer.concat([u32(text.length), u32(0xffffffff), u32(0x75465a4c), u32(0), text]);
  return tnef(attribute(1, PROPERTIES, properties(property(0x0102, 0x1009, rtf))));
}
