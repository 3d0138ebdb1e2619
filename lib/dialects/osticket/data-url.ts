import { decoderOf } from "../charset";

/** What a `data:` URL holds; `bytes` is undefined when its base64 can't be read. */
export type DataUrl = { type: string; charset: string | undefined; bytes: Uint8Array | undefined };

/** `data:[type/subtype][;parameter=value]…[;base64],` (RFC 2397), spaces around parameters let pass. */
const HEAD = /^data:([^\s,;/]+\/[^\s,;]+)?((?:\s*;[^;,]*)*)$/i;
const MAX_HEAD = 500;

/**
 * Reads a `data:` URL, or answers undefined for any other text, also one that only begins like it ("Data: see
 * below, please"). Unlike osTicket it decodes percent signs, and base64 wherever it stands among the parameters.
 */
export function parseDataUrl(value: string): DataUrl | undefined {
  if (!value.startsWith("data:")) return undefined;
  const comma = value.slice(0, MAX_HEAD).indexOf(",");
  const head = comma < 0 ? null : HEAD.exec(value.slice(0, comma));
  if (!head) return undefined;
  const parameters = (head[2] ?? "").split(";").map((parameter) => parameter.trim().toLowerCase());
  const contents = value.slice(comma + 1);
  const base64 = parameters.includes("base64");
  const bytes = percentDecode(contents);
  return {
    type: (head[1] ?? "text/plain").toLowerCase(),
    // Letters written as they are came through JSON, so they are Unicode whatever the URL says.
    charset: base64 || isAscii(contents) ? charsetOf(parameters) : "utf-8",
    bytes: base64 ? decodeBase64(Buffer.from(bytes).toString("latin1")) : bytes,
  };
}

/** Bytes as text: in the charset they are said to be in, else as UTF-8, else as ISO-8859-1, which fits always. */
export function decodeText(bytes: Uint8Array, charset: string | undefined): string {
  for (const label of [charset, "utf-8"]) {
    try {
      const text = label === undefined ? undefined : decoderOf(label)?.(bytes);
      if (text !== undefined) return text;
    } catch {
      // The bytes are not in that charset: the next one.
    }
  }
  return new TextDecoder("iso-8859-1").decode(bytes);
}

/** Base64 (RFC 4648 §4 or §5, line breaks let pass), or undefined for anything else; Buffer would skip what is wrong. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replaceAll(/\s+/g, "");
  const unpadded = digits.replace(/={1,2}$/, "");
  return /^[\w+/-]*$/.test(unpadded) && unpadded.length % 4 !== 1
    ? Buffer.from(unpadded, "base64")
    : undefined;
}

function charsetOf(parameters: string[]): string | undefined {
  const parameter = parameters.find((one) => one.startsWith("charset="));
  return parameter?.slice("charset=".length).replaceAll('"', "");
}

const isAscii = (text: string) => Buffer.byteLength(text) === text.length;

/** RFC 3986 §2.1; a percent sign without two digits stays as it is. */
function percentDecode(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  if (!text.includes("%")) return bytes;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const code = bytes[at] === 0x25 ? bytes.toString("latin1", at + 1, at + 3) : "";
    const escaped = /^[\da-f]{2}$/i.test(code);
    bytes[length++] = escaped ? Number.parseInt(code, 16) : (bytes[at] ?? 0);
    if (escaped) at += 2;
  }
  return bytes.subarray(0, length);
}
