import { scanHtml, type Tag } from "./html-scan";

/** A line as it would be read, and where in the HTML its first character stands. */
export type HtmlLine = { text: string; start: number };

/** An element of interest: its place in the HTML and among the lines; one that is never closed ends with the HTML. */
export type Found = { tag: Tag; start: number; end: number; firstLine: number; endLine: number };

export type HtmlOutline = {
  lines: HtmlLine[];
  found: Found[];
  /** The start tags that are open at a position, outermost first. */
  openAt(position: number): Tag[];
};

const VOID = new Set("area base br col embed hr img input link meta param source track wbr".split(" "));
const BLOCK = new Set(
  "address article aside blockquote body br center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split(
    " ",
  ),
);
const MAX_LINES = 5_000;
const MAX_LINE = 1_000;
const MAX_FOUND = 2_000;
/** Real mails nest their layout tables fifty deep. Deeper elements are not looked at. */
const MAX_DEPTH = 100;
/** How far a start tag is looked for when an end tag doesn't fit. */
const MAX_MISMATCH = 20;
const ENTITIES: Record<string, string> = {
  nbsp: " ",
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  "#39": "'",
  "#160": " ",
  zwnj: "",
};

/** Reads the lines of HTML, and the elements for which `wanted` says yes. */
export function outline(html: string, wanted: (tag: Tag) => boolean): HtmlOutline {
  const lines: HtmlLine[] = [];
  const found: Found[] = [];
  const open: { tag: Tag; found: Found | null }[] = [];
  const spans: { tag: Tag; end: number }[] = [];
  let line: HtmlLine | null = null;

  const breakLine = () => {
    if (line && line.text.trim() !== "" && lines.length < MAX_LINES)
      lines.push({ ...line, text: clean(line.text) });
    line = null;
  };
  const add = (text: string, start: number) => {
    // White space alone begins no line.
    if (!line && text.trim() === "") return;
    line ??= { text: "", start };
    if (line.text.length < MAX_LINE) line.text += text.slice(0, MAX_LINE);
  };
  const end = (position: number) => {
    const top = open.pop();
    if (!top) return;
    spans.push({ tag: top.tag, end: position });
    if (top.found) {
      breakLine();
      Object.assign(top.found, { end: position, endLine: lines.length });
    }
  };

  scanHtml(html, {
    open(tag) {
      if (BLOCK.has(tag.name)) breakLine();
      const isWanted = found.length < MAX_FOUND && wanted(tag);
      if (isWanted) breakLine();
      const one = isWanted
        ? {
            tag,
            start: tag.start,
            end: html.length,
            firstLine: lines.length,
            endLine: Number.POSITIVE_INFINITY,
          }
        : null;
      if (one) found.push(one);
      if (VOID.has(tag.name)) {
        if (one) Object.assign(one, { end: tag.end, endLine: lines.length });
        // A picture is an answer too.
        if (tag.name === "img") add("\ufffc", tag.start);
      } else if (open.length < MAX_DEPTH) open.push({ tag, found: one });
    },
    close(name, start, position) {
      if (BLOCK.has(name)) breakLine();
      const from = Math.max(0, open.length - MAX_MISMATCH);
      const at = open.findLastIndex(({ tag }, index) => index >= from && tag.name === name);
      if (at < 0) return;
      while (open.length > at + 1) end(start);
      end(position);
    },
    text: (start, stop) => add(html.slice(start, Math.min(stop, start + 8 * MAX_LINE)), start),
  });
  breakLine();
  while (open.length > 0) end(html.length);
  for (const one of found) one.endLine = Math.min(one.endLine, lines.length);
  spans.sort((a, b) => a.tag.start - b.tag.start);
  return {
    lines,
    found,
    openAt: (position) =>
      spans.filter(({ tag, end: stop }) => tag.end <= position && position < stop).map(({ tag }) => tag),
  };
}

const clean = (text: string) =>
  text
    .replace(/&(#?\w{2,6});/g, (whole, name: string) => ENTITIES[name.toLowerCase()] ?? whole)
    .replace(/[\s\u00a0\u200b\u200e\u200f\ufeff]+/g, " ")
    .trim();
