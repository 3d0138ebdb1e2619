import iconv from "iconv-lite";

/** Not charsets but iconv-lite's own conversions, and one that it builds letter by letter: 1 GB for 25 MB. */
const UNUSABLE = new Set(["hex", "base64", "cesu8"]);

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
    const name = label.toLowerCase().replaceAll(/[^\da-z]/g, "");
    if (UNUSABLE.has(name) || !iconv.encodingExists(name)) return undefined;
    return (bytes) => strict(iconv.decode(bytes, name));
  }
}

/** iconv-lite never fails: U+FFFD is what it writes where a byte means nothing. */
function strict(text: string): string {
  if (text.includes("\uFFFD") || !text.isWellFormed()) throw new TypeError("bytes outside the charset");
  return text;
}
