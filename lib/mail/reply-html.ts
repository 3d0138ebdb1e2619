import { type Found, type HtmlOutline, outline } from "./html-lines";
import type { Tag } from "./html-scan";
import { type Block, fold, type Kind, type Run } from "./reply-fold";
import { headerAt, introductionAt } from "./reply-lines";

/** A stretch of a body as HTML of its own: the elements it stood in are opened again, unclosed ones end with it. */
export type HtmlPiece = { kind: Kind; html: string };

/** A newsletter is shorter. What stands behind counts as what stands before it. */
const MAX_LENGTH = 1_000_000;
/** What a mail program writes between the introduction and the quote: nothing, or a line or two. */
const NEAR = 3;

/**
 * Finds what of an HTML answer is new, so that the rest can be folded; nothing is left out. It reads the HTML as it
 * came, because the marks by which quotes are known do not survive the sanitiser. Every piece has to go through it.
 */
export function splitReplyHtml(body: string): HtmlPiece[] {
  if (body === "") return [];
  const html = body.slice(0, MAX_LENGTH);
  const read = outline(html, (tag) => isQuote(tag) || isAbove(tag) || isRuleAbove(tag) || isSignature(tag));
  const lines = read.lines.map(({ text }) => text);
  const runs = fold(lines, blocks(read, lines));
  return runs ? pieces(body, read, signatures(read, runs)) : [{ kind: "new", html: body }];
}

/** Outlook puts `x_` before the names in what it quotes. */
const names = ({ attributes }: Tag) =>
  `${attributes.get("class") ?? ""} ${attributes.get("id") ?? ""}`
    .split(/\s+/)
    .map((name) => name.replace(/^(?:x_)+/i, "").toLowerCase());

const QUOTES = new Set([
  ...[
    "gmail_quote",
    "gmail_quote_container",
    "gmail_extra",
    "yahoo_quoted",
    "protonmail_quote",
    "tutanota_quote",
  ],
  ...["zmail_extra", "olk_src_body_section", "moz-forward-container", "ms-outlook-mobile-reference-message"],
  ...["mail-editor-reference-message-container", "front-blockquote", "hs_reply", "isforwardcontent"],
]);
/** Everything behind these is quoted. */
const ABOVE = new Set([
  "divrplyfwdmsg",
  "appendonsend",
  "moz-cite-prefix",
  "replysplit",
  "reply-intro",
  "stopspelling",
]);
const SIGNATURES = new Set([
  ...[
    "gmail_signature",
    "gmail_signature_prefix",
    "moz-signature",
    "signature",
    "ms-outlook-mobile-signature",
  ],
  ...["applemailsignature", "protonmail_signature_block", "mail-signature", "x_signature"],
]);

function isQuote(tag: Tag): boolean {
  const { name, attributes } = tag;
  if (attributes.get("data-deskuss") === "quote" || /quoted/i.test(attributes.get("data-marker") ?? ""))
    return true;
  if (name === "div" && attributes.get("name")?.toLowerCase() === "quote") return true;
  return name === "blockquote" || names(tag).some((one) => QUOTES.has(one));
}

const isAbove = (tag: Tag) => names(tag).some((one) => ABOVE.has(one));

/** Outlook's line above the header of what it quotes. Others draw such lines too, so the header has to follow. */
function isRuleAbove({ name, attributes }: Tag): boolean {
  if (name === "hr") return true;
  return name === "div" && /border-top(?:-style)?:[^;]*solid/i.test(attributes.get("style") ?? "");
}

const isSignature = (tag: Tag) =>
  names(tag).some((one) => SIGNATURES.has(one)) || tag.attributes.get("data-smartmail") === "gmail_signature";

/** The quotes in terms of lines, outermost ones only, with the lines that introduce them. */
function blocks({ lines, found }: HtmlOutline, texts: readonly string[]): Block[] {
  const list: Block[] = [];
  const marks = found.filter((one) => !isSignature(one.tag) && isMark(one, texts));
  const prefixes = new Set(marks.filter(({ tag }) => isPrefix(tag)));
  let next = 0;
  for (let at = 0; at < lines.length; ) {
    while (marks[next] && (marks[next]?.firstLine ?? 0) < at) next++;
    const introduction = introductionAt(texts, at);
    // What stands in a line of its own above an element that holds the quote ends where that does.
    const prefix = marks[next];
    const held = prefix && prefixes.has(prefix) ? marks.slice(next, next + NEAR).find(isHolding) : null;
    const mark = held && prefix && held.firstLine <= prefix.firstLine + introduction + NEAR ? held : prefix;
    if (mark !== prefix && prefix?.firstLine === at) {
      list.push({ start: at, end: mark?.endLine ?? at, introduced: true });
      at = Math.max(mark?.endLine ?? at, at + 1);
    } else if (introduction > 0) {
      const quote = mark && mark.firstLine <= at + introduction + NEAR && isQuote(mark.tag) ? mark : null;
      // Without an element around it, and behind a mark that stands above, a quote goes on to the end.
      const end =
        quote && quote.firstLine >= at && quote.endLine > at + introduction ? quote.endLine : lines.length;
      list.push({ start: at, end, introduced: true });
      at = Math.max(end, at + introduction);
    } else if (mark?.firstLine === at) {
      const end = isQuote(mark.tag) ? mark.endLine : lines.length;
      list.push({ start: at, end, introduced: mark.tag.name !== "blockquote" || isCited(mark.tag) });
      at = Math.max(end, at + 1);
    } else at++;
  }
  return list.filter(({ start, end }) => end > start);
}

const isHolding = ({ tag }: Found) => isQuote(tag);

/** Thunderbird's and Roundcube's line above a quote, below which people answer. */
const isPrefix = (tag: Tag) => names(tag).some((one) => one === "moz-cite-prefix" || one === "reply-intro");

const isCited = (tag: Tag) =>
  tag.attributes.get("type") === "cite" || names(tag).some((one) => QUOTES.has(one));

function isMark({ tag, firstLine, endLine }: Found, texts: readonly string[]): boolean {
  if (isQuote(tag)) return endLine > firstLine;
  if (isAbove(tag)) return true;
  // A line that only mail programs draw makes up for a label.
  const isFrame = tag.name === "div" || tag.attributes.get("tabindex") === "-1";
  for (let at = firstLine; at < firstLine + NEAR; at++)
    if (introductionAt(texts, at) > 0 || (isFrame && headerAt(texts, at, 3) > 0)) return true;
  return false;
}

/** Elements that mail programs put signatures into, at the end of new text. */
function signatures({ found }: HtmlOutline, runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index) => {
    if (run.kind !== "new") return [run];
    const after = runs[index + 1];
    const end = after?.kind === "signature" ? after.start : run.end;
    const sign = found.find(
      (one) => isSignature(one.tag) && one.firstLine > run.start && one.endLine >= end && one.firstLine < end,
    );
    if (!sign) return [run];
    return [
      { ...run, end: sign.firstLine },
      { kind: "signature", start: sign.firstLine, end: run.end } as const,
    ];
  });
}

function pieces(body: string, read: HtmlOutline, runs: readonly Run[]): HtmlPiece[] {
  return runs.map(({ kind, start, end }, index) => {
    const from = index === 0 ? 0 : beginning(read, start, body.length);
    const to = index === runs.length - 1 ? body.length : beginning(read, end, body.length);
    const opened =
      from === 0
        ? ""
        : read
            .openAt(from)
            .map((tag) => body.slice(tag.start, tag.end))
            .join("");
    return { kind, html: opened + body.slice(from, to) };
  });
}

/** Where a line begins, with the elements of interest that open before it: a quote's frame goes with the quote. */
function beginning({ lines, found }: HtmlOutline, line: number, length: number): number {
  const before = lines[line - 1]?.start ?? -1;
  const start = lines[line]?.start ?? length;
  const frame = found.find((one) => one.firstLine === line && one.start > before && one.start < start);
  return frame?.start ?? start;
}
