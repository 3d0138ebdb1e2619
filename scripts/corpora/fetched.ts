import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { type MailDesk, soon, startMailDesk } from "@/e2e/support/mail-desk";
import { newBody, partsOf } from "@/lib/html/message-parts";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { reasonWords } from "@/lib/inbound/reasons";
import { countLedger } from "@/lib/ledger/counts";
import { htmlToText } from "@/lib/mail/compose";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";
import { BY_IMAP, compareWithExpected } from "./mail-expected";
import { type Aside, type Facts, factsOf, type Line, type Read, readFacts, readLedger } from "./mail-facts";
import { compareReplies, expectedHtml, expectedTexts, type ReplyRead, same } from "./reply-expected";
import { OPENING_MAIL, replyMails, type Sample } from "./reply-mails";

/** How all of them, and the mail that replies answer, ended when this was written; docs/mail.md has each set. */
const ENDED = { ticket: 938, reply: 364, ignored: 305, quarantined: 83 };
const HOUR = 3_600;

/** Every message, set by set, by way of IMAP: each ends in the ledger as what it is, and the ledger balances. */
export async function fetchedMails(corpora: Corpora, checks: Checks): Promise<void> {
  const dovecot = await startDovecot();
  const desk = await startMailDesk(dovecot, { loopMails: 0 });
  try {
    const messages = corpora.messages().map((file) => ({ file, raw: corpora.bytes(file), text: null }));
    const samples = [...messages, ...replyMails(corpora)];
    const sets = Map.groupBy(samples, ({ file }) => file.split("/").slice(0, 2).join("/"));
    await dovecot.deliver("opening", [OPENING_MAIL]);
    await desk.fetch(await desk.mailbox("opening"));
    const read: Read = new Map();
    for (const [index, [name, set]] of [...sets].entries())
      for (const [file, seen] of await fetchSet(dovecot, desk, checks, { name, set, user: `set${index}` }))
        read.set(file, seen);
    await sayReasons(desk.db, checks);
    const { ticket, reply, ignored, quarantined } = await countLedger(desk.system, {});
    const ended = JSON.stringify({ ticket, reply, ignored, quarantined });
    const expected = JSON.stringify(ENDED);
    checks.check("all of them", ended === expected ? null : `${ended} instead of ${expected}`);
    compareTexts(samples, read, checks);
    compareReplies(checks, [...expectedTexts(corpora), ...expectedHtml(corpora)], (file) =>
      readReply(factsOf(read.get(file))),
    );
    compareWithExpected(corpora, checks, read, BY_IMAP);
  } finally {
    await desk.stop();
    await dovecot.stop();
  }
}

type Set = { name: string; set: readonly Sample[]; user: string };

async function fetchSet(
  dovecot: Dovecot,
  desk: MailDesk,
  checks: Checks,
  { name, set, user }: Set,
): Promise<Read> {
  await dovecot.deliver(
    user,
    set.map(({ raw }) => raw),
  );
  const id = await desk.mailbox(user, { afterFetch: "leave" });
  const started = performance.now();
  const fetched = await fetchMailbox(desk.db, id, soon(HOUR));
  const stored = performance.now();
  await processWaiting(desk.db, soon(HOUR));
  const done = performance.now();
  checks.check(name, fetched?.fault);
  const { all, waiting, ticket, reply, ignored, quarantined } = await countLedger(desk.system, {
    mailbox: id,
  });
  const sum = ticket + reply + ignored + quarantined;
  checks.check(
    `${name} balances`,
    all === set.length && waiting === 0 && sum === all
      ? null
      : `${set.length} files, ${all} in the ledger, ${waiting} waiting, ${sum} settled`,
  );
  checks.note(
    `| ${name} | ${all} | ${ticket} | ${reply} | ${ignored} | ${quarantined} | ${perSecond(all, stored - started)} | ${perSecond(all, done - stored)} |`,
  );
  const lines = await readLedger(desk.db.pool, id);
  const read: Read = new Map();
  for (const [at, { file }] of set.entries()) read.set(file, await seenOf(desk, lines[at]));
  return read;
}

/** What a mail became; for a copy, what became of the mail it is a copy of; null for one that was quarantined. */
async function seenOf({ db: { pool } }: MailDesk, line: Line | undefined): Promise<Facts | Aside | null> {
  if (!line || line.outcome === "quarantined") return null;
  if (line.messageOf !== null) return readFacts(pool, line.messageOf);
  if (line.aside !== "duplicate") return line;
  const { rows } = await pool.query<{ messageOf: number }>(
    `SELECT thread_entry_id AS "messageOf" FROM inbound_mail WHERE ticket_id = $1 AND thread_entry_id IS NOT NULL
     ORDER BY message_id IS NOT DISTINCT FROM $2 DESC, id LIMIT 1`,
    [line.ticketId, line.messageId],
  );
  return rows[0] ? readFacts(pool, rows[0].messageOf) : line;
}

/** What is new in a stored message, and its first stretch. */
function readReply(facts: Facts | null): ReplyRead {
  if (!facts) return { fresh: "", first: "" };
  const toText = (body: string) => (facts.format === "html" ? htmlToText(body) : body);
  return { fresh: toText(newBody(facts)), first: toText(partsOf(facts)[0]?.body ?? "") };
}

/** The texts of reply/ are on their tickets as they were sent, quotes and signatures with them. */
function compareTexts(samples: readonly Sample[], read: Read, checks: Checks): void {
  const texts = samples.filter(({ text }) => text !== null);
  const score = checks.score("texts of reply/, whole", texts.length);
  for (const { file, text } of texts) {
    const facts = factsOf(read.get(file));
    const got = facts?.format === "html" ? htmlToText(facts.body) : facts?.body;
    score.hit(file, got === undefined ? got : same(got), same(text ?? ""));
  }
  checks.settle(score);
}

async function sayReasons({ pool }: MailDesk["db"], checks: Checks): Promise<void> {
  const { rows } = await pool.query<{ outcome: string; reason: string; count: number }>(
    `SELECT outcome, split_part(reason, ':', 1) AS reason, count(*)::int AS count FROM inbound_mail
     WHERE reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
  );
  for (const { outcome, reason, count } of rows)
    checks.note(`${outcome}: ${reasonWords(reason).title}: ${count}`);
}

const perSecond = (count: number, ms: number) => Math.round((count * 1000) / Math.max(1, ms));
