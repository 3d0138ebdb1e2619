import iconv from "iconv-lite";

type Decode = (bytes: Uint8Array) => string;

/**
 * How to read a charset, or undefined for one nobody knows. The decoder throws TypeError on bytes that the
 * charset can't hold; a byte order mark is dropped. Labels as in the WHATWG Encoding Standard, beyond it
 * iconv-lite's (CP437, UTF-7 …).
 */
export function decoderOf(label: string): Decode | undefined {
  try {
    const decoder = new TextDecoder(label, { fatal: true });
    return (bytes) => decoder.decode(bytes);
  } catch {
    // A RangeError: TextDecoder does not know the label.
    return iconv.encodingExists(label) ? (bytes) => strict(iconv.decode(bytes, label)) : undefined;
  }
}

/** iconv-lite never fails: U+FFFD is what it writes where a byte means nothing. */
function strict(text: string): string {
  if (text.includes("\uFFFD") || !text.isWellFormed()) throw new TypeError("bytes outside the charset");
  return text;
}
