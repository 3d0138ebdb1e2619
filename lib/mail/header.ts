/** One header field, unfolded; `name` in lower case, `value` with its bytes as characters (latin1). */
export type Header = { name: string; value: string };

/** RFC 5322 section 3.6.8: printable ASCII without colon or space. A look-alike (`\u00a0From:`) is no field. */
const FIELD = /^([\x21-\x39\x3b-\x7e]+)[ \t]*:/;
/** What of one value is read: far beyond any real one, and short enough for every parser behind it. */
const MAX_VALUE = 262_144;

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
