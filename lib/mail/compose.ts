import { convert } from "html-to-text";
import { LARGEST_ID } from "@/lib/largest-id";
import { oneLine } from "./header";
import { threadIds } from "./message-id";

/** RFC 5322 allows lines of 998 characters; a subject longer than this is cut for its reader's sake. */
const MAX_SUBJECT = 240;
/** Some servers refuse a References field of several KB. The first id holds a thread together, the last say where. */
const MAX_REFERENCES = 20;
const MAX_ID = 250;
/** What of a mail is quoted: more makes each answer longer than the last. */
const MAX_QUOTED_LINES = 500;
const MAX_QUOTED = 50_000;
/** Far beyond any answer; elements that are never closed take html-to-text a second at this length, 30 at a megabyte. */
const MAX_HTML = 200_000;

const REPLY_PREFIX =
  /^(?:\s*(?:re|aw|sv|vs|antw|rif|odp|res|fwd?|wg|tr|rv|enc)\s?(?:\[\d{1,3}\])?\s?[:：])+\s*/i;

/**
 * The subject of a mail about a ticket: the ticket's own with `[#1042]` in it once, wherever the answers that came
 * back have carried it. It never changes, so that mail programs that sort by subject keep one conversation.
 */
export function outgoingSubject(subject: string, ticketId: number, { reply }: { reply: boolean }): string {
  const token = `[#${ticketId}]`;
  const bare = oneLine(subject.slice(0, 10_000)).replaceAll(token, " ").replace(REPLY_PREFIX, "");
  const text = [...bare.replace(/\s+/g, " ").trim()].slice(0, MAX_SUBJECT).join("").trimEnd();
  return [reply ? "Re:" : "", text, token].filter(Boolean).join(" ");
}

/** The ticket that a subject names, null when it names none or several. */
export function ticketInSubject(subject: string): number | null {
  const ids = new Set(
    [...subject.slice(0, 10_000).matchAll(/\[#([1-9]\d{0,9})\]/g)].map(([, id]) => Number(id)),
  );
  const [id] = ids;
  return ids.size === 1 && id !== undefined && id <= LARGEST_ID ? id : null;
}

/**
 * In-Reply-To and References (RFC 5322 section 3.6.4) of an answer to the mail `parent`, whose own References are
 * given oldest first. Ids without angle brackets, both ways.
 */
export function threadFields(
  parent: string | null,
  references: readonly string[],
): { inReplyTo: string | null; references: string[] } {
  const usable = [...references, ...(parent === null ? [] : [parent])].filter(isMessageId);
  // Each once, at its last place.
  const chain = threadIds("", usable.map((id) => `<${id}>`).join(" ")).reverse();
  const [first, ...rest] = chain;
  return {
    inReplyTo: parent !== null && isMessageId(parent) ? parent : null,
    references: first === undefined ? [] : [first, ...rest.slice(1 - MAX_REFERENCES)],
  };
}

/** What may stand between angle brackets and cannot end its field: printable ASCII without spaces. */
const isMessageId = (id: string) => id.length <= MAX_ID && /^[\x21-\x3b\x3d\x3f-\x7e]+$/.test(id);

/** Why a mail is sent: somebody wrote it, it answers one by itself, or nobody asked for it. */
export type Purpose = "reply" | "acknowledgement" | "notice";

/** Fields that keep other programs from answering (RFC 3834 section 5); a person's reply carries none of them. */
export function automaticFields(purpose: Purpose): Record<string, string> {
  if (purpose === "reply") return {};
  return {
    "Auto-Submitted": purpose === "notice" ? "auto-generated" : "auto-replied",
    // Exchange knows only its own.
    "X-Auto-Response-Suppress": "All",
  };
}

/** A value from a person or a mail as one header line: a line break in it would begin another field. */
export const headerText = (text: string) =>
  oneLine(text.toWellFormed().replace(/[\u2028\u2029\u0085]/g, " "));

/** The end of a mail that says what it answers; `attribution` is a line such as "On 5 May, Ada wrote:". */
export function quoteText(text: string, attribution: string): string {
  const lines = text.slice(0, MAX_QUOTED).replace(/\r\n?/g, "\n").trim().split("\n");
  const kept = lines.slice(0, MAX_QUOTED_LINES);
  if (kept.length < lines.length || text.length > MAX_QUOTED) kept.push("[…]");
  const quoted = kept.map((line) => (line.startsWith(">") || line === "" ? `>${line}` : `> ${line}`));
  return `${headerText(attribution)}\n${quoted.join("\n")}`;
}

/** The same in HTML, marked so that mail programs, and we, fold it; `html` must be sanitised. */
export function quoteHtml(html: string, attribution: string): string {
  const line = headerText(attribution).replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<div class="gmail_quote" data-deskuss="quote"><div>${line}</div><blockquote type="cite">${html}</blockquote></div>`;
}

/** The plain text of an HTML mail, which every mail carries beside it. */
export function htmlToText(html: string): string {
  return convert(html.slice(0, MAX_HTML), {
    wordwrap: false,
    limits: { maxInputLength: MAX_HTML, maxDepth: 100, maxChildNodes: 10_000, ellipsis: "[…]" },
    selectors: [
      { selector: "a", options: { hideLinkHrefIfSameAsText: true, ignoreHref: false } },
      { selector: "img", format: "skip" },
      ...["h1", "h2", "h3", "h4", "h5", "h6"].map((selector) => ({
        selector,
        options: { uppercase: false },
      })),
    ],
  }).trim();
}
