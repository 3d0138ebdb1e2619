import { BASE64_BITS } from "./utf7";
import { decodeUuencode } from "./uuencode";

const LF = 0x0a;
const CR = 0x0d;
const EQUALS = 0x3d;

/** The name in a Content-Transfer-Encoding field, without comments. */
export function encodingName(field: string): string {
  return /[\w-]+/.exec(field.replace(/\([^()]*\)/g, ""))?.[0].toLowerCase() ?? "7bit";
}

/** Undoes a Content-Transfer-Encoding (RFC 2045 section 6). Damaged input gives what can be read of it. */
export function decodeTransfer(body: Buffer, encoding: string): Buffer {
  switch (encoding) {
    case "base64":
      return decodeBase64(body);
    case "quoted-printable":
      return decodeQuotedPrintable(body);
    case "uuencode":
    case "x-uuencode":
    case "x-uue":
      return decodeUuencode(body);
    default:
      return body;
  }
}

/**
 * Unlike Buffer.from(…, "base64") this goes on after padding: some mailers encode, and pad, line by line.
 */
export function decodeBase64(body: Buffer): Buffer {
  const out = Buffer.alloc(Math.ceil((body.length * 3) / 4));
  let length = 0;
  let bits = 0;
  let held = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    const six = BASE64_BITS[byte] ?? -1;
    if (six >= 0) {
      bits = ((bits << 6) | six) & 0xffffff;
      held += 6;
      if (held >= 8) {
        held -= 8;
        out[length++] = bits >> held;
      }
    } else if (byte === EQUALS) {
      held = 0;
    }
  }
  return out.subarray(0, length);
}

function decodeQuotedPrintable(body: Buffer): Buffer {
  const out = Buffer.alloc(body.length);
  let length = 0;
  for (let at = 0; at < body.length; at++) {
    const byte = body[at] ?? 0;
    if (byte !== EQUALS) {
      out[length++] = byte;
      continue;
    }
    const escaped = hex(body[at + 1]) * 16 + hex(body[at + 2]);
    const lineEnd = softBreakEnd(body, at + 1);
    if (escaped >= 0) {
      out[length++] = escaped;
      at += 2;
    } else if (lineEnd > 0) {
      at = lineEnd - 1;
    } else {
      out[length++] = byte;
    }
  }
  return out.subarray(0, length);
}

/** Negative for what is no digit, by enough that no second digit makes up for it. */
function hex(byte = 0): number {
  if (byte >= 0x30 && byte <= 0x39) return byte - 0x30;
  const letter = byte | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : -256;
}

/** Where the line after a soft line break starts, or 0; relays may pad the line with spaces (rule 3). */
function softBreakEnd(body: Buffer, start: number): number {
  let at = start;
  while (body[at] === 0x20 || body[at] === 0x09) at++;
  if (body[at] === CR) at++;
  return body[at] === LF || at >= body.length ? at + 1 : 0;
}
