import { decodeText } from "./charset";
import { decodeHeaderValue } from "./encoded-word";

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
  return { value: value.replaceAll('"', "").toLowerCase(), parameters: joinContinuations(found) };
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
