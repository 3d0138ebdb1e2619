const CR = 0x0d;
const LF = 0x0a;

/**
 * Turns CRLF into LF, and with `lone` a CR that stands alone too. A loop, because replaceAll takes seconds for the
 * 12 million line ends that fit in 25 MB.
 */
export function withLineFeeds(bytes: Buffer, { lone }: { lone: boolean }): Buffer {
  if (!bytes.includes(CR)) return bytes;
  const out = Buffer.alloc(bytes.length);
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte !== CR) out[length++] = byte;
    else if (bytes[at + 1] !== LF) out[length++] = lone ? LF : CR;
  }
  return out.subarray(0, length);
}
