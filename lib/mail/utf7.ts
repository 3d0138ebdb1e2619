const ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PLUS = 0x2b;
const MINUS = 0x2d;

/** The six bits behind each base64 character, -1 for every other byte. */
export const BASE64_BITS = Int8Array.from({ length: 256 }, (_, byte) =>
  ALPHABET.indexOf(String.fromCharCode(byte)),
);

/**
 * Decodes UTF-7 (RFC 2152): plain ASCII with runs of base64 UTF-16 between `+` and `-`. TextDecoder has none,
 * and iconv-lite's takes half a second for each megabyte of short runs, which a sender can make as many as he likes.
 */
export function decodeUtf7(bytes: Uint8Array): string {
  const units = new Uint16Array(bytes.length);
  let length = 0;
  let shifted = false;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const six = shifted ? (BASE64_BITS[byte] ?? -1) : -1;
    if (six >= 0) {
      bits = ((bits << 6) | six) & 0x3fffff;
      held += 6;
      if (held >= 16) {
        held -= 16;
        units[length++] = bits >> held;
      }
    } else if (shifted) {
      shifted = false;
      if (byte !== MINUS) units[length++] = byte;
    } else if (byte === PLUS && bytes[at + 1] === MINUS) {
      units[length++] = PLUS;
      at++;
    } else if (byte === PLUS) {
      shifted = true;
      held = 0;
    } else {
      units[length++] = byte;
    }
  }
  return Buffer.from(units.buffer, 0, length * 2).toString("utf16le");
}
