import { hasDate, isAttribution, isHeaderBlock, isSeparator, isSignatureMark } from "./quote-lines";

/** A piece of a message; a folded one is quoted text or a signature, shown on a click. Nothing is ever left out. */
export type BodyPart = { body: string; folded: boolean };

/** Quoted lines in the middle of an answer belong to it, unless there are many. */
const MANY_LINES = 8;

/** A line of a text or of HTML: where it begins and ends in its source. */
type Line = { text: string; start: number; end: number; quoted: boolean };

/** Which stretches of the source to fold, in order and not overlapping. */
type Stretch = { start: number; end: number };

/** Plain text in parts: lines with `>` and who wrote them, the copy of an older mail, a signature behind `-- `. */
export function foldText(text: string): BodyPart[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split("\n")) {
    const end = Math.min(text.length, start + raw.length + 1);
    lines.push({ text: raw.trimEnd(), start, end, quoted: /^\s?>/.test(raw) });
    start = end;
  }
  return cut(text, stretches(lines, text.length), (from, to) => text.slice(from, to));
}

/**
 * HTML in parts, each well-formed by itself: what is open where one ends is closed and opened again in the next. Only
 * for HTML that `render` made, whose tags are lower-case, closed and without `>` in their attributes.
 */
export function foldHtml(html: string): BodyPart[] {
  const { lines, openAt } = readLines(html);
  const marks = stretches(lines, html.length);
  if (marks.length === 0) return [{ body: html, folded: false }];
  return cut(html, marks, (from, to) => {
    const before = openAt(from);
    const after = openAt(to);
    return before.join("") + html.slice(from, to) + after.map(closing).reverse().join("");
  });
}

/** The text of HTML in lines, and which elements are open at a place between two tags. */
function readLines(html: string): { lines: Line[]; openAt: (place: number) => string[] } {
  const lines: Line[] = [];
  const edges: { place: number; open: readonly string[] }[] = [];
  let open: readonly string[] = [];
  let line: Line | undefined;
  /** Where the run of opening tags before the next text begins: a cut there leaves no empty element behind. */
  let runStart: number | undefined;
  let done = 0;
  const text = (from: number, to: number) => {
    const words = plain(html.slice(from, to));
    if (words.trim() === "" && !line) return;
    line ??= { text: "", start: runStart ?? from, end: to, quoted: open.some(isQuote) };
    line.text += words;
    line.end = to;
  };
  const endLine = () => {
    if (line) lines.push(line);
    line = undefined;
  };
  for (const match of html.matchAll(TAG)) {
    const [tag, slash, name = ""] = match;
    const { index } = match;
    if (index > done) {
      text(done, index);
      if (html.slice(done, index).trim() !== "") runStart = undefined;
    }
    done = index + tag.length;
    if (!INLINE.has(name)) endLine();
    if (name === "img")
      line ??= { text: "", start: runStart ?? index, end: done, quoted: open.some(isQuote) };
    if (name === "img" && line) {
      line.text += "\u{fffc}";
      line.end = done;
    }
    edges.push({ place: index, open });
    if (VOID.has(name)) {
      if (name !== "img") runStart = undefined;
    } else if (slash) {
      open = open.slice(0, -1);
      runStart = undefined;
    } else {
      runStart ??= index;
      open = [...open, tag];
    }
    edges.push({ place: done, open });
    if (name === "hr") lines.push({ text: "", start: index, end: done, quoted: open.some(isQuote) });
  }
  if (html.length > done) text(done, html.length);
  endLine();
  return { lines, openAt: (place) => [...(edges[lastUpTo(edges, place)]?.open ?? [])] };
}

/** The index of the last edge up to a place, -1 when there is none; they are in order, and there may be very many. */
function lastUpTo(edges: readonly { place: number }[], place: number): number {
  let [low, high] = [0, edges.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edges[middle]?.place ?? 0) <= place) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const TAG = /<(\/?)([a-z][a-z0-9]*)[^>]*>/g;
const VOID = new Set(["br", "hr", "img", "wbr", "col"]);
const INLINE = new Set(
  "a abbr b bdi bdo cite code del dfn em i img ins kbd mark q s samp small span strike strong sub sup u var wbr".split(
    " ",
  ),
);
const isQuote = (tag: string) => tag.startsWith("<blockquote");
const closing = (tag: string) => `</${/^<([a-z0-9]+)/.exec(tag)?.[1] ?? "div"}>`;

const ENTITIES: Record<string, string> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
  "&nbsp;": " ",
};
const plain = (html: string) =>
  html
    .replace(/&(?:lt|gt|amp|quot|nbsp);/g, (entity) => ENTITIES[entity] ?? entity)
    .replaceAll("\u{a0}", " ");

/** Finds what to fold among a message's lines; nothing, when that would leave nothing to read. */
function stretches(lines: readonly Line[], length: number): Stretch[] {
  const found: Stretch[] = [];
  const written = lines.filter(({ text, quoted }) => text.trim() !== "" || quoted);
  let place = 0;
  let shown = false;
  while (place < written.length) {
    const line = written[place];
    if (!line) break;
    if (!line.quoted && endsMessage(written, place)) {
      found.push({ start: line.start, end: length });
      break;
    }
    const introduced = introduction(written, place);
    const begin = place + introduced;
    if (written[begin]?.quoted) {
      let next = begin;
      while (written[next]?.quoted) next++;
      const last = next >= written.length || endsMessage(written, next);
      if (introduced > 0 || last || next - begin >= MANY_LINES) {
        found.push({ start: line.start, end: written[next]?.start ?? length });
        place = next;
        continue;
      }
      place = next;
    } else place++;
    shown = true;
  }
  return shown ? found : [];
}

/** How many lines from here on say who wrote the quoted ones that follow: none, one, or one that was wrapped in two. */
function introduction(lines: readonly Line[], place: number): 0 | 1 | 2 {
  const [one, two, three] = lines.slice(place, place + 3);
  if (!one || one.quoted) return 0;
  if (two?.quoted) return isAttribution(one.text) ? 1 : 0;
  if (!two || !three?.quoted || !isAttribution(`${one.text} ${two.text}`)) return 0;
  return isAttribution(two.text) && (hasDate(two.text) || !hasDate(one.text)) ? 0 : 2;
}

/** Whether a signature, or the copy of an older mail with its headers, begins here and goes on to the end. */
function endsMessage(lines: readonly Line[], place: number): boolean {
  const next = lines.slice(place, place + 6).map(({ text }) => text.trim());
  const [first = ""] = next;
  return isSignatureMark(first) || isSeparator(first) || isHeaderBlock(next);
}

function cut(
  source: string,
  marks: readonly Stretch[],
  slice: (from: number, to: number) => string,
): BodyPart[] {
  const parts: BodyPart[] = [];
  let done = 0;
  for (const { start, end } of marks) {
    if (start > done) parts.push({ body: slice(done, start), folded: false });
    parts.push({ body: slice(start, end), folded: true });
    done = end;
  }
  if (done < source.length) parts.push({ body: slice(done, source.length), folded: false });
  return parts;
}
