import { decodeRawHeader, decodeText } from "./charset";
import { decodeBase64 } from "./transfer";

/** RFC 2047 section 2, with the language tag that RFC 2231 section 5 adds; values hold bytes as latin1. */
const WORD = /=\?([^?\s*]+)(?:\*[^?\s]*)?\?([bq])\?([^?]*)\?=/gi;
const BETWEEN_WORDS = /^[ \t\r\n]*$/;

type Word = { charset: string; base64: boolean; text: string };

/** Decodes a header value (bytes as latin1): its encoded words, and the raw 8-bit text between them. */
export function decodeHeaderValue(value: string, charsets: readonly string[]): string {
  return rewrite(value, charsets, (text) => text);
}

/**
 * The same for a structured header, which must be split before its words are decoded (RFC 2047 section 6.2), or
 * a comma in a name would be read as the end of it: every word becomes one in UTF-8, a charset each parser reads.
 */
export function wordsToUtf8(value: string, charsets: readonly string[]): string {
  return rewrite(value, charsets, (text) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`);
}

function rewrite(value: string, charsets: readonly string[], write: (text: string) => string): string {
  if (!value.includes("=?")) return decodeRawHeader(value, charsets);
  const out: string[] = [];
  let run: Word[] = [];
  let end = 0;
  const flush = () => {
    if (run.length) out.push(write(decodeRun(run, charsets)));
    run = [];
  };
  for (const match of value.matchAll(WORD)) {
    const [all, charset = "", encoding = "", text = ""] = match;
    const between = value.slice(end, match.index);
    const word = { charset: charset.toLowerCase(), base64: encoding.toLowerCase() === "b", text };
    // White space between two words is only folding (section 6.2), and mailers split a word inside a character.
    const joins = run[0] !== undefined && BETWEEN_WORDS.test(between);
    if (!joins || run[0]?.charset !== word.charset) flush();
    if (!joins && between) out.push(decodeRawHeader(between, charsets));
    run.push(word);
    end = match.index + all.length;
  }
  flush();
  if (end < value.length) out.push(decodeRawHeader(value.slice(end), charsets));
  return out.join("");
}

function decodeRun(run: readonly Word[], charsets: readonly string[]): string {
  const [first] = run;
  const bytes = Buffer.concat(run.map(wordBytes));
  // A word whose charset is not real ("unknown-8bit") is no better off than raw text.
  return first?.charset.includes("unknown")
    ? decodeRawHeader(bytes.toString("latin1"), charsets)
    : decodeText(bytes, first?.charset);
}

function wordBytes({ base64, text }: Word): Buffer {
  if (base64) return decodeBase64(Buffer.from(text, "latin1"));
  const literal = text
    .replaceAll("_", " ")
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(literal, "latin1");
}
