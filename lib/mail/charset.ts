import { isAscii, isUtf8 } from "node:buffer";
import iconv from "iconv-lite";
import { decodeUtf7 } from "./utf7";

const utf8 = new TextDecoder("utf-8");
const windows1252 = new TextDecoder("windows-1252");

/** Labels that say nothing about bytes above 127, so those bytes decide. */
const SAYS_NOTHING = /^(|us-?ascii|ascii|ansi_x3.*|iso-?646.*|7bit|8bit|binary|default|x?-?unknown.*)$/;
const UTF8 = /^(utf-?8.*|uft-?8|unicode-1-1-utf-8)$/;
const UTF7 = /^(x-)?(unicode-1-1-|csunicode11)?utf-?7$/;
/** Three digits carry one UTF-16 unit; shorter runs are pluses that belong to the text. */
const UTF7_RUN = /\+[A-Za-z0-9+/]{3,}-/g;
/** Charsets with characters of two bytes or more: unlike in the others, not every row of bytes is a text. */
const MULTI_BYTE =
  /^(gb|x-gbk|chinese|big5|cn-big5|shift|sjis|x-sjis|ms_kanji|euc|x-euc|iso-2022|ks_?c|cp9[345]\d$|windows-(31j|9[345]\d)$)/;
const ISO_2022_JP = /^(iso-2022-jp|cp5022|csiso2022jp)/;

/**
 * Reads bytes in the charset their sender declared. Senders are often wrong, so a label is believed only as far
 * as the bytes allow; what no charset explains is read as windows-1252, never refused. NUL is left out: Postgres
 * cannot store it.
 */
export function decodeText(bytes: Uint8Array, label = ""): string {
  const text = decode(bytes, normalizeLabel(label));
  return (text.includes("\0") ? text.replaceAll("\0", "") : text).toWellFormed();
}

function decode(bytes: Uint8Array, label: string): string {
  if (SAYS_NOTHING.test(label)) return guess(bytes);
  if (UTF8.test(label)) return decodeUtf8(bytes);
  if (UTF7.test(label)) return decodeUtf7(bytes);
  // ISO-2022-JP is 7-bit by definition (RFC 1468); mailers that put Shift_JIS or EUC-JP under its name exist.
  if (ISO_2022_JP.test(label)) return isAscii(bytes) ? iso2022jp(bytes) : japanese8bit(bytes);
  // Only iconv-lite looks at the byte order mark before it chooses an endianness.
  return /^(utf-?(16|32)|ucs-[24])/.test(label) ? rare(label, bytes) : known(label, bytes);
}

function known(label: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return rare(label, bytes);
  }
}

function rare(label: string, bytes: Uint8Array): string {
  // iconv-lite lists its own base64 and hex among the charsets.
  const exists = iconv.encodingExists(label) && !/^(base64|hex)$/.test(label);
  return exists ? iconv.decode(Buffer.from(bytes), label) : guess(bytes);
}

/** Bytes labelled UTF-8 of which none form a UTF-8 character are in the sender's own 8-bit charset. */
function decodeUtf8(bytes: Uint8Array): string {
  const text = utf8.decode(bytes);
  return text.includes("\ufffd") && !/[^\0-\x7f\ufffd]/.test(text) ? windows1252.decode(bytes) : text;
}

function guess(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) return windows1252.decode(bytes);
  const text = utf8.decode(bytes);
  // Escape sequences of ISO-2022-JP: Japanese mail from before MIME, ASCII to the eye of UTF-8.
  return text.includes("\x1b$") ? iso2022jp(bytes) : text;
}

/** TextDecoder marks as wrong an escape sequence with no text before the next one, as between two encoded words. */
function iso2022jp(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("latin1").replaceAll("\x1b(B\x1b", "\x1b");
  return known("iso-2022-jp", Buffer.from(text, "latin1"));
}

function japanese8bit(bytes: Uint8Array): string {
  if (isUtf8(bytes)) return utf8.decode(bytes);
  const shiftJis = known("shift_jis", bytes);
  return shiftJis.includes("\ufffd") ? known("euc-jp", bytes) : shiftJis;
}

/** Charsets named in a mail, in order: what its raw 8-bit headers may be written in. */
export function declaredCharsets(raw: Buffer): string[] {
  const start = raw.toString("latin1", 0, 65_536);
  const labels = new Set<string>();
  for (const [, label = ""] of start.matchAll(/\bcharset\s{0,8}=\s{0,8}["']?([\w.:-]{1,40})/gi)) {
    labels.add(normalizeLabel(label));
    if (labels.size === 16) break;
  }
  return [...labels].filter((label) => !SAYS_NOTHING.test(label) && !UTF8.test(label));
}

/**
 * Reads a header value that holds its bytes as characters (latin1). RFC 6532 allows raw UTF-8 there and nothing
 * else; old and careless mailers write the charset of the body, which a header cannot name.
 */
export function decodeRawHeader(value: string, charsets: readonly string[]): string {
  const bytes = Buffer.from(value, "latin1");
  if (!/[\x80-\xff]/.test(value)) {
    return UTF7.test(charsets[0] ?? "") ? value.replace(UTF7_RUN, utf7Run) : decodeText(bytes);
  }
  if (isUtf8(bytes)) return decodeText(bytes, "utf-8");
  const single = charsets.find((label) => !MULTI_BYTE.test(label) && !UTF7.test(label));
  // Four bytes above 127 in a row are hardly a word of a western language: then a double-byte charset that is
  // declared anywhere (a spam report quotes the mail below it) explains them better.
  if (single === undefined || /[\x80-\xff]{4}/.test(value)) {
    for (const label of charsets) {
      if (!MULTI_BYTE.test(label)) continue;
      const text = decodeText(bytes, label);
      if (!text.includes("\ufffd")) return text;
    }
  }
  return decodeText(bytes, single);
}

/** A header has no charset of its own, so only what is UTF-7 to the last bit is read as such: not `jane+news-list@`. */
function utf7Run(run: string): string {
  return ((run.length - 2) * 6) % 16 < 6 ? decodeText(Buffer.from(run, "latin1"), "utf-7") : run;
}

function normalizeLabel(label: string): string {
  return /[\w.:+-]+/.exec(label.toLowerCase())?.[0] ?? "";
}
