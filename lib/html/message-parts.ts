import "server-only";
import type { Kind } from "@/lib/mail/reply-fold";
import { splitReplyHtml } from "@/lib/mail/reply-html";
import { splitReplyText } from "@/lib/mail/reply-text";
import { toPlainText } from "./plain-text";
import { isBlank, sanitize } from "./sanitize";

export type { Kind };

type Format = "text" | "html";

/** A stretch of a message; HTML is well-formed in itself. */
export type MessagePart = { kind: Kind; body: string };

/** The stretches of a stored body in their order, as kinds and lengths; none: all of it is new. */
export type PartLengths = readonly (readonly [Kind, number])[];

export type StoredBody = {
  format: Format;
  body: string;
  /** Null: stored before this was looked for. */
  parts: PartLengths | null;
};

/**
 * A message from outside as it is stored: HTML sanitised, and where what is new ends and what is quoted or signed
 * begins. That is read off the HTML as it came, whose classes and ids tell quotes; they don't outlast the sanitiser,
 * so each stretch goes through it by itself.
 */
export function splitBody(message: string, format: Format): { body: string; parts: PartLengths } {
  const parts = look(message, format)
    .map(({ kind, body }) => ({ kind, body: format === "html" ? sanitize(body) : body }))
    .filter(({ body }) => body !== "");
  const body = parts.map((part) => part.body).join("");
  const isShown = parts.some((part) => part.kind === "new" && !(format === "html" && isBlank(part.body)));
  const isWhole = !isShown || parts.every(({ kind }) => kind === "new");
  return { body, parts: isWhole ? [] : parts.map((part) => [part.kind, part.body.length] as const) };
}

const look = (message: string, format: Format): MessagePart[] =>
  format === "text"
    ? splitReplyText(message).map(({ kind, text }) => ({ kind, body: text }))
    : splitReplyHtml(message).map(({ kind, html }) => ({ kind, body: html }));

/** The stretches of a stored body, or of its beginning. Together they are all of it, but for white space. */
export function partsOf({ format, body, parts }: StoredBody): MessagePart[] {
  if (parts === null) return look(body, format);
  const found: MessagePart[] = [];
  let at = 0;
  for (const [kind, length] of parts) {
    if (at < body.length) found.push({ kind, body: body.slice(at, at + length) });
    at += length;
  }
  return at < body.length ? [...found, { kind: "new", body: body.slice(at) }] : found;
}

/** What its writer has written anew, for previews, notices and answers that quote it; all of it where nothing is. */
export function newBody(stored: StoredBody): string {
  const own = partsOf(stored)
    .filter(({ kind }) => kind === "new")
    .map(({ body }) => body)
    .join("");
  return own.trim() === "" ? stored.body : own;
}

/** What somebody forwards to a help desk is what it is about: it is shown, and only signatures are folded. */
export function withQuotesShown(parts: PartLengths): PartLengths {
  const shown: [Kind, number][] = [];
  for (const [stored, length] of parts) {
    const kind = stored === "quote" ? "new" : stored;
    const last = shown.at(-1);
    if (last?.[0] === kind) last[1] += length;
    else shown.push([kind, length]);
  }
  return shown;
}

/** Of what a reply quotes, which mostly stands above it already, so much is looked for: a document has room for so much. */
const MOST_QUOTED = 4_000;

/** The text of a reply to be found by: what is new, and the beginning of the rest. */
export function searchedText(stored: StoredBody): string {
  const { format, body, parts } = stored;
  if (!parts?.length) return toPlainText(body, format);
  const text = (folded: boolean) =>
    partsOf(stored)
      .filter(({ kind }) => (kind !== "new") === folded)
      .map((part) => toPlainText(part.body, format))
      .join("\n");
  return `${text(false)}\n${text(true).slice(0, MOST_QUOTED).toWellFormed()}`;
}

/** Behind a quote on top, what is new begins further down. */
const FAR = 100_000;

/** SQL for a message's beginning, in which what is new stands; `partsOf` takes it with the message's `parts`. */
export const beginningSql = (message: string, chars: number): string =>
  `left(${message}.body, CASE WHEN jsonb_array_length(${message}.parts) > 0 THEN ${FAR} ELSE ${chars} END)`;
