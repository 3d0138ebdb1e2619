import { decoderOf } from "../charset";

/** What a `data:` URL holds; `bytes` is undefined when its base64 can't be read. */
export type DataUrl = { type: string; charset: string | undefined; bytes: Uint8Array | undefined };

/** `data:[type/subtype][;parameter=value]…[;base64],` (RFC 2397), spaces around parameters let pass. */
const HEAD = /^data:([^\s,;/]+\/[^\s,;]+)?(?:\s*(;.*))?$/is;
const MAX_HEAD = 500;
const PERCENT = 0x25;
const EQUALS = 0x3d;

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
  return {
    type: (head[1] ?? "text/plain").toLowerCase(),
    // Letters written as they are came through JSON, so they are Unicode whatever the URL says.
    charset: base64 || isAscii(contents) ? charsetOf(parameters) : "utf-8",
    bytes: base64 ? decodeBase64(percentDecode(contents).toString("latin1")) : percentDecode(contents),
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

const BASE64 = /^[\w+/\- \t\r\n]*(?:=[ \t\r\n]*){0,2}$/;

/** Base64 (RFC 4648 §4 or §5, line breaks let pass), or undefined for anything else; Buffer would skip what is wrong. */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!BASE64.test(text)) return undefined;
  let digits = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x20 && code !== EQUALS) digits++;
  }
  // One digit over holds six bits of a byte: the end is missing.
  return digits % 4 === 1 ? undefined : Buffer.from(text, "base64");
}

function charsetOf(parameters: string[]): string | undefined {
  const parameter = parameters.find((one) => one.startsWith("charset="));
  return parameter?.slice("charset=".length).replaceAll('"', "");
}

const isAscii = (text: string) => Buffer.byteLength(text) === text.length;

/** RFC 3986 §2.1; a percent sign without two digits stays as it is. */
function percentDecode(text: string): Buffer {
  const bytes = Buffer.from(text);
  if (!text.includes("%")) return bytes;
  let length = 0;
  for (let at = 0; at < bytes.length; at++) {
    const value = bytes[at] === PERCENT ? hexDigit(bytes[at + 1]) * 16 + hexDigit(bytes[at + 2]) : Number.NaN;
    bytes[length++] = Number.isNaN(value) ? (bytes[at] ?? 0) : value;
    if (!Number.isNaN(value)) at += 2;
  }
  return bytes.subarray(0, length);
}

function hexDigit(code = 0): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  const letter = code | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}
