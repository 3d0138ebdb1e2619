import { createHash } from "node:crypto";
import type { Checks } from "./checks";
import { type Desk, each, faultOf } from "./desk";
import type { Corpora } from "./folder";
import { BY_API, compareWithExpected } from "./mail-expected";
import { factsOf, forget, type Read, readFacts, readLedger } from "./mail-facts";

/** Messages without a sender that could be answered (most are bounces from `MAILER-DAEMON`), or no mail at all. */
const MOST_REFUSED = 109;
/** Read receipts. */
const MOST_ASIDE = 3;
/** 409: put aside. */
const STATUSES = [200, 400, 409, 413];

/**
 * Every message alone in an empty help desk, so that neither a Message-ID it shares with another sample nor its
 * customer's other mails change what becomes of it; then what was stored against what was expected.
 */
export async function singleMails(desk: Desk, corpora: Corpora, checks: Checks): Promise<Read> {
  const { pool } = desk.server.db;
  const read: Read = new Map();
  for (const file of corpora.messages()) {
    const raw = corpora.bytes(file);
    const answer = await desk.mail(raw);
    const ledger = await readLedger(pool, null);
    const [line] = ledger;
    const seen = line?.messageOf ? await readFacts(pool, line.messageOf) : (line ?? null);
    const kept = answer.status === 200 ? "ticket" : answer.status === 409 ? "ignored" : undefined;
    let fault = faultOf(answer, STATUSES);
    if (line?.outcome !== kept || ledger.length > 1)
      fault ??= `answered ${answer.status}, and the ledger has ${JSON.stringify(ledger.map(({ outcome }) => outcome))}`;
    if (seen && seen.rawSha256 !== sha256(raw)) fault ??= "the raw mail that was kept is another";
    read.set(file, seen);
    if (line) await forget(pool);
    checks.check(file, fault);
  }
  const refused = [...read.values()].filter((seen) => seen === null).length;
  const aside = [...read.values()].filter((seen) => seen !== null && factsOf(seen) === null).length;
  checks.note(`${read.size} messages, ${refused} refused, ${aside} put aside`);
  checks.check(
    "refused mails",
    refused > MOST_REFUSED ? `${refused} are refused, at most ${MOST_REFUSED} expected` : null,
  );
  checks.check(
    "mails put aside",
    aside > MOST_ASIDE ? `${aside} are put aside, at most ${MOST_ASIDE} expected` : null,
  );
  compareWithExpected(corpora, checks, read, BY_API);
  return read;
}

/**
 * All messages again, eight at a time into one help desk, in turn by the three doors: the same ones are taken, put aside and
 * refused, and of each Message-ID one is kept. Then the folders' other files (mailboxes, pictures, lists), which are no mails.
 */
export async function mailStream(desk: Desk, corpora: Corpora, checks: Checks, read: Read): Promise<void> {
  const doors = ["/api/tickets.json", "/api/tickets.xml", "/api/tickets.email"];
  await each([...[...read].entries()], async ([index, [file, seen]]) => {
    const door = doors[index % doors.length] ?? "";
    const answer = await desk.send(door, "message/rfc822", corpora.bytes(file));
    const statuses = factsOf(seen) ? [200] : seen ? [409] : [400, 413];
    checks.check(`${file} by ${door}`, faultOf(answer, statuses));
  });
  const accepted = [...read.values()].filter((seen) => seen !== null);
  const ids = accepted.flatMap(({ messageId }) => messageId ?? []);
  const expected = new Set(ids).size + accepted.length - ids.length;
  const kept = await desk.server.db.prisma.inboundMail.count();
  checks.check(
    "one mail kept of each Message-ID",
    kept === expected ? null : `${kept} instead of ${expected}`,
  );

  const others = [...corpora.files("mail"), ...corpora.files("bounce"), ...corpora.files("reply")]
    .filter((file) => !read.has(file))
    .flatMap((file) => [[file, corpora.bytes(file)] as const, ...mailbox(corpora, file)]);
  await each(others, async ([name, bytes]) => {
    checks.check(name, faultOf(await desk.mail(bytes), STATUSES));
  });
}

/** The messages in a mailbox file, which begin with `From ` lines. */
function mailbox(corpora: Corpora, file: string): (readonly [string, Buffer])[] {
  if (!/\bmbox\b/.test(file) || /\.json$|-summary\.txt$/.test(file)) return [];
  const pieces = corpora.text(file, "latin1").split(/^From .*\r?\n/m);
  return pieces
    .filter((piece) => piece.trim() !== "")
    .map((piece, index) => [`${file} message ${index}`, Buffer.from(piece, "latin1")] as const);
}

const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
