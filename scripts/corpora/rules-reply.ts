import { htmlToText } from "@/lib/mail/compose";
import { leaves, partText } from "@/lib/mail/part-text";
import { type HtmlPiece, splitReplyHtml } from "@/lib/mail/reply-html";
import { newText, splitReplyText } from "@/lib/mail/reply-text";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import { compareReplies, expectedHtml, expectedTexts, type ReplyRead, same } from "./reply-expected";
import type { Mails } from "./rules";

/** On a busy machine; none takes a tenth of it on an idle one. */
const MOST_MILLISECONDS = 2_000;

export function replyText(corpora: Corpora, checks: Checks): void {
  const read = (file: string): ReplyRead => {
    const body = corpora.text(file);
    return { fresh: newText(body), first: splitReplyText(body)[0]?.text ?? "" };
  };
  const { short } = compareReplies(checks, expectedTexts(corpora), read);
  checks.check("discourse: new text folded away", short ? `in ${short} mails` : null);
}

export function replyHtml(corpora: Corpora, checks: Checks): void {
  compareReplies(checks, expectedHtml(corpora), (file) => {
    const fresh = textOf(splitReplyHtml(corpora.text(file)).filter(({ kind }) => kind === "new"));
    return { fresh, first: fresh };
  });
}

/** Every text of every mail: cut in pieces it says what it said before, and is cut soon. */
export function everyBody(checks: Checks, mails: Mails): void {
  let folded = 0;
  let bodies = 0;
  for (const [file, root] of mails) {
    for (const part of root ? leaves(root) : []) {
      const type = part.contentType.value;
      if (type !== "text/plain" && type !== "text/html") continue;
      const body = partText(part, 1_000_000);
      const since = performance.now();
      const text = type === "text/plain" ? splitReplyText(body) : null;
      const html = type === "text/html" ? splitReplyHtml(body) : null;
      const took = performance.now() - since;
      bodies++;
      if ((text ?? html ?? []).length > 1) folded++;
      const whole = text
        ? text.map((piece) => piece.text).join("") === body
        : textOf(html ?? []) === same(htmlToText(body));
      const fault = whole ? null : "the pieces together say something else";
      checks.check(file, took > MOST_MILLISECONDS ? `took ${took.toFixed(0)} ms` : fault);
    }
  }
  checks.note(`${bodies} bodies, ${folded} of them in several pieces`);
}

const textOf = (pieces: readonly HtmlPiece[]) => same(pieces.map(({ html }) => htmlToText(html)).join("\n"));
