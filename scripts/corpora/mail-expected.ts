import { z } from "zod";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import { type Facts, factsOf, type Read } from "./mail-facts";

/** As many hits as there were when this was written; docs/mail.md says what the misses are. */
export const BY_API = {
  zammad: { email: 100, name: 100, subject: 101, text: 49, md5: 67 },
  zbateson: { email: 68, name: 68, subject: 68, messageId: 7, text: 36, html: 18, attachments: 34 },
  consensus: { from: 1168, subject: 1091, md5: 279, filename: 284 },
};

/** The same by way of IMAP. A copy has what was taken of the mail it is a copy of; a customer keeps his first name. */
export const BY_IMAP: Hits = {
  zammad: { email: 99, name: 82, subject: 101, text: 49, md5: 61 },
  zbateson: { email: 68, name: 68, subject: 68, messageId: 7, text: 36, html: 19, attachments: 34 },
  consensus: { from: 1166, subject: 1114, md5: 271, filename: 233 },
};

type Hits = typeof BY_API;

/** What was stored against what others read in the same mails. White space and Unicode forms are no difference. */
export function compareWithExpected(corpora: Corpora, checks: Checks, read: Read, hits: Hits): void {
  zammad(corpora, checks, read, hits.zammad);
  zbateson(corpora, checks, read, hits.zbateson);
  consensus(corpora, checks, read, hits.consensus);
}

const same = (text: string | null | undefined) => (text ?? "").normalize("NFC").replace(/\s+/g, " ").trim();

/** A score for each kind of value, settled as one check each. */
function scores<K extends string>(checks: Checks, set: string, hits: Record<K, number>) {
  // Object.entries knows the keys of its argument only as texts.
  const entries = Object.entries(hits) as [K, number][];
  const made = new Map(entries.map(([kind, least]) => [kind, checks.score(`${set} ${kind}`, least)]));
  return {
    hit: (kind: K, file: string, got: unknown, want: unknown) => made.get(kind)?.hit(file, got, want),
    settle: () => {
      for (const score of made.values()) checks.settle(score);
    },
  };
}

const Zammad = z.record(
  z.string(),
  z.object({
    from_email: z.string().nullish(),
    from_display_name: z.string().nullish(),
    subject: z.string().nullish(),
    content_type: z.string().nullish(),
    body: z.string().nullish(),
    attachments: z.array(
      z.object({ md5: z.string(), preferences: z.record(z.string(), z.unknown()).nullish() }),
    ),
  }),
);

function zammad(corpora: Corpora, checks: Checks, read: Read, hits: Hits["zammad"]): void {
  const { hit, settle } = scores(checks, "zammad", hits);
  for (const [file, expected] of Object.entries(corpora.json("mail/zammad/expected.json", Zammad))) {
    const facts = factsOf(read.get(`mail/zammad/${file}`));
    hit("email", file, facts?.email, expected.from_email);
    hit("name", file, same(facts?.name), same(expected.from_display_name));
    hit("subject", file, same(facts?.subject), same(expected.subject));
    const text = expected.body === "no visible content" ? "" : same(expected.body);
    // Its HTML is Zammad's own, sanitised by other rules.
    if (expected.content_type === "text/plain") hit("text", file, same(facts?.body), text);
    for (const { md5, preferences } of expected.attachments)
      if (!preferences?.["content-alternative"]) hit("md5", file, hasMd5(facts, md5), true);
  }
  settle();
}

const Zbateson = z.record(
  z.string(),
  z.object({
    From: z.object({ email: z.string(), name: z.string().nullish() }).optional(),
    Subject: z.string().nullish(),
    "Message-ID": z.string().optional(),
    text: z.string().optional(),
    html: z.string().optional(),
    attachments: z.number().optional(),
  }),
);

function zbateson(corpora: Corpora, checks: Checks, read: Read, hits: Hits["zbateson"]): void {
  const { hit, settle } = scores(checks, "zbateson", hits);
  const file = (name: string) => corpora.text(`mail/zbateson/emails/files/${name}`, "latin1");
  for (const [name, expected] of Object.entries(corpora.json("mail/zbateson/expected.json", Zbateson))) {
    const seen = read.get(`mail/zbateson/emails/${name}`);
    // One of them is not in the snapshot.
    if (seen === undefined) continue;
    const facts = factsOf(seen);
    if (expected.From) {
      hit("email", name, facts?.email, expected.From.email);
      hit("name", name, same(facts?.name), same(expected.From.name));
    }
    hit("subject", name, same(facts?.subject), same(expected.Subject));
    if (expected["Message-ID"]) hit("messageId", name, facts?.messageId, expected["Message-ID"]);
    if (expected.text && facts?.format === "text")
      hit("text", name, same(facts.body), same(file(expected.text)));
    if (expected.html) hit("html", name, same(textOf(facts?.body)), same(file(expected.html)));
    if (expected.attachments !== undefined)
      hit("attachments", name, facts?.attachments.length, expected.attachments);
  }
  settle();
}

/** The text of sanitised HTML, in which three characters are escaped. */
const textOf = (html = "") =>
  html
    .replace(/<[^>]*>/g, " ")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, "&");

const Consensus = z.object({
  file: z.string(),
  subject: z.string().nullish(),
  from: z.string().nullish(),
  attachments: z.array(z.object({ filename: z.string().nullish(), md5: z.string().nullish() })).optional(),
});

function consensus(corpora: Corpora, checks: Checks, read: Read, hits: Hits["consensus"]): void {
  const { hit, settle } = scores(checks, "consensus", hits);
  for (const expected of corpora.jsonLines("mail/consensus.jsonl", Consensus)) {
    const { file, from, attachments = [] } = expected;
    const seen = read.get(file);
    if (from?.includes("@") || !seen)
      if (from !== undefined)
        hit("from", file, seen?.email.toLowerCase(), from?.includes("@") ? from.toLowerCase() : undefined);
    // A mail that was refused has no subject to compare, and one that was put aside no files.
    if (seen && expected.subject !== undefined)
      hit("subject", file, same(seen.subject), same(expected.subject));
    const facts = factsOf(seen);
    if (!facts) continue;
    for (const { md5, filename } of attachments) {
      if (md5) hit("md5", file, hasMd5(facts, md5), true);
      if (filename)
        hit(
          "filename",
          file,
          facts.attachments.some(({ name }) => same(name) === same(filename)),
          true,
        );
    }
  }
  settle();
}

const hasMd5 = (facts: Facts | null | undefined, md5: string) =>
  facts?.attachments.some((attachment) => attachment.md5 === md5) ?? false;
