import { createHash } from "node:crypto";
import type { Checks } from "./checks";
import { type Desk, each, faultOf, ticketId } from "./desk";
import type { Corpora } from "./folder";
import { compareWithExpected } from "./mail-expected";
import { type Facts, forget, readFacts } from "./mail-facts";

/** Messages without a sender that could be answered (most are bounces from `MAILER-DAEMON`), or no mail at all. */
const MOST_REFUSED = 109;
const STATUSES = [200, 400, 413];

/** Facts by file; null for a mail that was refused. */
export type Read = Map<string, Facts | null>;

/**
 * Every message alone in an empty help desk, so that neither a Message-ID it shares with another sample nor its
 * customer's other mails change what becomes of it; then what was stored against what was expected.
 */
export async function singleMails(desk: Desk, corpora: Corpora, checks: Checks): Promise<Read> {
  const read: Read = new Map();
  for (const file of corpora.messages()) {
    const raw = corpora.bytes(file);
    const answer = await desk.mail(raw);
    let fault = faultOf(answer, STATUSES);
    if (answer.status === 200) {
      const id = ticketId(answer);
      const facts = await readFacts(desk, id);
      if (facts.rawSha256 !== sha256(raw)) fault = "the raw mail that was kept is another";
      read.set(file, facts);
      await forget(desk, id);
    } else read.set(file, null);
    checks.check(file, fault);
  }
  const refused = [...read.values()].filter((facts) => facts === null).length;
  checks.note(`${read.size} messages, ${refused} refused`);
  checks.check(
    "refused mails",
    refused > MOST_REFUSED ? `${refused} are refused, at most ${MOST_REFUSED} expected` : null,
  );
  compareWithExpected(corpora, checks, read);
  return read;
}

/**
 * All messages again, eight at a time into one help desk, in turn by the three doors: the same ones are taken, and
 * of each Message-ID one is kept. Then the folders' other files (mailboxes, pictures, lists), which are no mails.
 */
export async function mailStream(desk: Desk, corpora: Corpora, checks: Checks, read: Read): Promise<void> {
  const doors = ["/api/tickets.json", "/api/tickets.xml", "/api/tickets.email"];
  await each([...[...read].entries()], async ([index, [file, facts]]) => {
    const door = doors[index % doors.length] ?? "";
    const answer = await desk.send(door, "message/rfc822", corpora.bytes(file));
    const taken = (answer.status === 200) === (facts !== null);
    checks.check(
      `${file} by ${door}`,
      faultOf(answer, STATUSES) ?? (taken ? null : `answered ${answer.status}`),
    );
  });
  const accepted = [...read.values()].filter((facts) => facts !== null);
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
