import { Unpacked } from "./unpacked";

/** What the dictionary holds at the start (MS-OXRTFCP section 2.1.2.1). */
const PRELOAD = Buffer.from(
  "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx",
  "latin1",
);
const DICTIONARY = 4_096;
const HEADER = 16;
const COMPRESSED = 0x75465a4c;
const PLAIN = 0x414c454d;
/** A reference of two bytes gives at most 17. */
const MAX_RATIO = 9;

/**
 * Unpacks PR_RTF_COMPRESSED (MS-OXRTFCP); null for what isn't that. Damaged input gives what can be read of it.
 * @throws AppError malformed: there is no room for it
 */
export function unpackRtf(bytes: Buffer, unpacked = new Unpacked(bytes.length)): Buffer | null {
  const rtf = unpack(bytes, unpacked.room + 1);
  if (rtf) unpacked.add(rtf.length);
  return rtf;
}

/** @param max more of it is not needed */
function unpack(bytes: Buffer, max: number): Buffer | null {
  if (bytes.length < HEADER) return null;
  const size = bytes.readUInt32LE(4);
  const kind = bytes.readUInt32LE(8);
  if (kind === PLAIN) return bytes.subarray(HEADER, HEADER + size);
  if (kind !== COMPRESSED) return null;
  const out = Buffer.alloc(Math.min(size, bytes.length * MAX_RATIO, max));
  const dictionary = Buffer.alloc(DICTIONARY);
  PRELOAD.copy(dictionary);
  let write = PRELOAD.length;
  let length = 0;
  const put = (byte: number) => {
    dictionary[write] = byte;
    write = (write + 1) % DICTIONARY;
    if (length < out.length) out[length++] = byte;
  };
  for (let at = HEADER; at < bytes.length && length < out.length; ) {
    const flags = bytes[at++] ?? 0;
    for (let bit = 0; bit < 8 && at < bytes.length; bit++) {
      if (!(flags & (1 << bit))) {
        put(bytes[at++] ?? 0);
        continue;
      }
      const reference = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
      at += 2;
      const offset = reference >> 4;
      // A reference to where it would be written is the end.
      if (offset === write) return out.subarray(0, length);
      for (let index = 0; index < (reference & 15) + 2; index++)
        put(dictionary[(offset + index) % DICTIONARY] ?? 0);
    }
  }
  return out.subarray(0, length);
}
