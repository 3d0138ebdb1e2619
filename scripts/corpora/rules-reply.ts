import path from "node:path";
import { z } from "zod";
import { htmlToText } from "@/lib/mail/compose";
import { leaves, partText } from "@/lib/mail/part-text";
import { type HtmlPiece, splitReplyHtml } from "@/lib/mail/reply-html";
import { newText, splitReplyText } from "@/lib/mail/reply-text";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import type { Mails } from "./rules";

/** As many hits as there were when this was written; docs/corpora.md says what the misses are. */
const HITS = { discourse: 58, crisp: 62, html: 9 };
/** On a busy machine; none takes a tenth of it on an idle one. */
const MOST_MILLISECONDS = 2_000;

const same = (text: string) => text.replace(/\s+/g, " ").trim();

const Crisp = z.record(
  z.string(),
  z.object({
    first_fragment: z.string().optional(),
    first_fragment_trimmed: z.string().optional(),
    first_fragment_regexes: z.array(z.string()).optional(),
    visible_text: z.string().optional(),
  }),
);

export function replyText(corpora: Corpora, checks: Checks): void {
  const discourse = checks.score("discourse: what is new", HITS.discourse);
  let short = 0;
  for (const file of corpora.files("reply/discourse-trimmer/emails")) {
    const name = path.basename(file);
    const want = same(corpora.text(`reply/discourse-trimmer/trimmed/${name}`));
    const got = same(newText(corpora.text(file)));
    discourse.hit(name, got, want);
    if (got.length < want.length) short++;
  }
  checks.settle(discourse);
  checks.check("discourse: new text folded away", short ? `in ${short} mails` : null);

  const crisp = checks.score("crisp: the first part", HITS.crisp);
  for (const [name, want] of Object.entries(corpora.json("reply/crisp/expected.json", Crisp))) {
    const body = corpora.text(`reply/crisp/${name}`);
    const text = want.visible_text ?? want.first_fragment_trimmed ?? want.first_fragment;
    const got = newText(body);
    if (text !== undefined)
      crisp.hit(
        name,
        same(text) === same(splitReplyText(body)[0]?.text ?? "") || same(got) === same(text),
        true,
      );
    else if (want.first_fragment_regexes)
      crisp.hit(
        name,
        want.first_fragment_regexes.every((source) => new RegExp(source).test(got)),
        true,
      );
  }
  checks.settle(crisp);
}

/** Talon's nine programs: everybody answers "Hi. I am fine." and signs as Alex. */
export function replyHtml(corpora: Corpora, checks: Checks): void {
  const score = checks.score("talon: what is new", HITS.html);
  for (const file of corpora.files("reply/talon/html_replies")) {
    const pieces = splitReplyHtml(corpora.text(file));
    score.hit(
      path.basename(file),
      textOf(pieces.filter(({ kind }) => kind === "new")),
      "Hi. I am fine. Thanks, Alex",
    );
  }
  checks.settle(score);
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
