import { decodeText } from "./charset";
import { decodeHeaderValue } from "./encoded-word";

/** One header field, unfolded; `name` in lower case, `value` with its bytes as characters (latin1). */
export type Header = { name: string; value: string };

/** RFC 5322 section 3.6.8: printable ASCII without colon or space. A look-alike (`\u00a0From:`) is no field. */
const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/;
/** What of one value is read: far beyond any real one, and short enough for every parser behind it. */
const MAX_VALUE = 65_536;

/** Reads the lines of a header (RFC 5322 section 2.2); lines that are no field are skipped, as are mbox `From ` lines. */
export function readHeaders(lines: readonly string[]): Header[] {
  const headers: Header[] = [];
  let open: { name: string; lines: string[] } | null = null;
  const close = () => {
    if (open) headers.push({ name: open.name, value: open.lines.join("").slice(0, MAX_VALUE).trim() });
  };
  for (const line of lines) {
    if (line.startsWith(" ") || line.startsWith("\t")) {
      open?.lines.push(line);
      continue;
    }
    close();
    const name = FIELD.exec(line)?.[1];
    open =
      name === undefined ? null : { name: name.toLowerCase(), lines: [line.slice(line.indexOf(":") + 1)] };
  }
  close();
  return headers;
}

/** The first field of that name: a second Subject or Content-Type is an accident or an attack. */
export function firstHeader(headers: readonly Header[], name: string): string | undefined {
  return headers.find((header) => header.name === name)?.value;
}

/** Folds white space and leaves out control characters, which encoded words can smuggle into one line. */
export function oneLine(text: string): string {
  return text
    .replace(/[ \t\r\n\f\v]+/g, " ")
    .replace(/\p{Cc}/gu, "")
    .trim();
}

/** A parameter: `charset` is set when RFC 2231 encoding named one, else the text may hold encoded words. */
type Parameter = { text: string; charset?: string };

/** `text/plain; charset=utf-8` in its parts; names and value in lower case. */
export type Structured = { value: string; parameters: Map<string, Parameter> };

const PARAMETER = /;\s*([^\s=;"]+?)\s*=\s*(?:"((?:[^"\\]|\\.)*)"?|([^;]*))/g;

/** Splits a structured value (RFC 2045 section 5.1), and joins and decodes its RFC 2231 parameters. */
export function readStructured(field: string): Structured {
  const [, value = "", rest = ""] = /^\s*(?:\([^()]*\)\s*)?([^\s;(]*)(.*)$/s.exec(field) ?? [];
  const found = new Map<string, string>();
  // Seen in the wild: no semicolon between the type and its first parameter.
  for (const [, name = "", quoted, bare = ""] of `;${rest.replace(/^[\s;]+/, "")}`.matchAll(PARAMETER)) {
    const key = name.toLowerCase();
    // Only the two escapes that matter: senders put bare Windows paths between quotes.
    const text = quoted?.replace(/\\(["\\])/g, "$1") ?? bare.replace(/\s\([^()]*\)\s*$/, "").trim();
    if (!found.has(key)) found.set(key, text);
  }
  return { value: value.toLowerCase(), parameters: joinContinuations(found) };
}

/** RFC 2231: `name*=charset'language'%41`, and `name*0`, `name*1*`, … in any order. */
function joinContinuations(found: ReadonlyMap<string, string>): Map<string, Parameter> {
  const plain = new Map<string, Parameter>();
  const split = new Map<string, { index: number; encoded: boolean; text: string }[]>();
  for (const [key, text] of found) {
    const [, name = key, index, star] = /^([^*]+)\*(\d{1,4})?(\*)?$/.exec(key) ?? [];
    if (name === key) {
      plain.set(key, { text });
      continue;
    }
    const section = { index: Number(index ?? 0), encoded: index === undefined || star === "*", text };
    split.set(name, [...(split.get(name) ?? []), section]);
  }
  for (const [name, sections] of split) {
    sections.sort((a, b) => a.index - b.index);
    const head = sections[0]?.encoded ? /^([^']*)'[^']*'/.exec(sections[0].text) : null;
    const text = sections
      .map((section, at) => (at === 0 && head ? section.text.slice(head[0].length) : section.text))
      .map((part, at) => (sections[at]?.encoded ? decodePercent(part) : part))
      .join("");
    plain.set(name, head ? { text, charset: head[1] ?? "" } : { text });
  }
  return plain;
}

function decodePercent(text: string): string {
  return text.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** A parameter for people to read, such as a file name. */
export function readableParameter(
  { parameters }: Structured,
  name: string,
  charsets: readonly string[],
): string | undefined {
  const found = parameters.get(name);
  if (!found) return undefined;
  return found.charset === undefined
    ? decodeHeaderValue(found.text, charsets)
    : decodeText(Buffer.from(found.text, "latin1"), found.charset);
}
