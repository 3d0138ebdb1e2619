import path from "node:path";
import { z } from "zod";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";

/** What was read from a reply: what is new in it, and its first stretch. */
export type ReplyRead = { fresh: string; first: string };

export type ReplySet = "discourse" | "crisp" | "html";

/** What a sample of reply/ is expected to be read as. */
export type ExpectedReply = {
  file: string;
  set: ReplySet;
  /** Both sides, equal when it is met. */
  sides: (read: ReplyRead) => [got: unknown, want: unknown];
};

/** As many hits as there were when this was written; docs/mail.md says what the misses are. */
const HITS: Record<ReplySet, number> = { discourse: 58, crisp: 62, html: 9 };

const TITLES: Record<ReplySet, string> = {
  discourse: "discourse: what is new",
  crisp: "crisp: the first part",
  html: "talon: what is new",
};

export const same = (text: string) => text.replace(/\s+/g, " ").trim();

const Crisp = z.record(
  z.string(),
  z.object({
    first_fragment: z.string().optional(),
    first_fragment_trimmed: z.string().optional(),
    first_fragment_regexes: z.array(z.string()).optional(),
    visible_text: z.string().optional(),
  }),
);

/** The plain texts: what discourse trims a mail to, and crisp's first part or what must be in it. */
export function expectedTexts(corpora: Corpora): ExpectedReply[] {
  const discourse = corpora.files("reply/discourse-trimmer/emails").map((file): ExpectedReply => {
    const want = same(corpora.text(`reply/discourse-trimmer/trimmed/${path.basename(file)}`));
    return { file, set: "discourse", sides: ({ fresh }) => [same(fresh), want] };
  });
  const crisp = Object.entries(corpora.json("reply/crisp/expected.json", Crisp)).flatMap(([name, want]) => {
    const text = want.visible_text ?? want.first_fragment_trimmed ?? want.first_fragment;
    const sources = want.first_fragment_regexes;
    const fits = ({ fresh, first }: ReplyRead) =>
      text !== undefined
        ? same(text) === same(first) || same(fresh) === same(text)
        : sources?.every((source) => new RegExp(source).test(fresh));
    const expected: ExpectedReply = {
      file: `reply/crisp/${name}`,
      set: "crisp",
      sides: (read) => [fits(read), true],
    };
    return text === undefined && !sources ? [] : [expected];
  });
  return [...discourse, ...crisp];
}

/** Talon's nine programs: everybody answers "Hi. I am fine." and signs as Alex. */
export const expectedHtml = (corpora: Corpora): ExpectedReply[] =>
  corpora.files("reply/talon/html_replies").map((file) => ({
    file,
    set: "html",
    sides: ({ fresh }) => [same(fresh), "Hi. I am fine. Thanks, Alex"],
  }));

/** Compares what was read with what is expected, a score a set; `short` counts those of discourse that lack text. */
export function compareReplies(
  checks: Checks,
  expected: readonly ExpectedReply[],
  read: (file: string) => ReplyRead,
): { short: number } {
  let short = 0;
  for (const [set, samples] of Map.groupBy(expected, (sample) => sample.set)) {
    const score = checks.score(TITLES[set], HITS[set]);
    for (const { file, sides } of samples) {
      const [got, want] = sides(read(file));
      score.hit(path.basename(file), got, want);
      if (set === "discourse" && String(got).length < String(want).length) short++;
    }
    checks.settle(score);
  }
  return { short };
}
