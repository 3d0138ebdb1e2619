import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { withLock } from "@/lib/db/with-lock";
import { log } from "@/lib/logs/write";
import { isStopping } from "@/lib/shutdown";
import { faultOf } from "./fault-words";
import { fetchNew, type Round } from "./fetch-new";

export type Fetched = { mails: number; fault: string | null };

/**
 * Fetches what is new in a mailbox: each mail is stored with the cursor behind it, and only then anything is done with
 * it on its server. One process at a time does so for one mailbox; null when that is another one, or nothing is to be
 * fetched there.
 * @param until when to stop; the next call goes on
 */
export async function fetchMailbox(db: Database, mailboxId: number, until: Date): Promise<Fetched | null> {
  return withMailbox(db, mailboxId, async (mailbox) => {
    if (!mailbox.fetching) return null;
    const round: Round = { mails: 0, reading: null, breaks: new Map() };
    const error = await fetchAgain(db, mailbox, until, round);
    // Cut off because this process ends: nothing is wrong with the mailbox.
    if (isStopping()) return { mails: round.mails, fault: null };
    const fault = error === null ? null : faultWords(mailbox, error);
    if (fault !== null && fault !== mailbox.lastError)
      void log(db, { level: "warning", area: "mail", message: `${mailbox.name}: ${fault}` });
    await db.prisma.mailbox.updateMany({
      where: { id: mailboxId },
      data: { lastFetchAt: new Date(), lastError: fault },
    });
    return { mails: round.mails, fault };
  });
}

/** Runs `work` with a mailbox that can be fetched from while no other process does; null when one does, or it can't be. */
export function withMailbox<T>(
  db: Database,
  id: number,
  work: (mailbox: Mailbox) => Promise<T | null>,
): Promise<T | null> {
  return withLock(db, `deskuss:mailbox:${id}`, async () => {
    const mailbox = await db.prisma.mailbox.findFirst({
      where: { id, archivedAt: null, protocol: { not: null } },
    });
    return mailbox && work(mailbox);
  });
}

/** What keeps mail from being fetched there, in plain words. */
export function faultWords(mailbox: Mailbox, error: unknown): string {
  const { host, port, security, folder } = mailbox;
  return faultOf(error, { host, port, security, folder, protocol: mailbox.protocol ?? "imap" }).message;
}

/** A line that breaks while a mail is read is opened again: `fetchNew` counts how often that mail has done so. */
async function fetchAgain(db: Database, mailbox: Mailbox, until: Date, round: Round): Promise<unknown> {
  for (let from = mailbox; ; ) {
    try {
      return await fetchNew(db, from, until, round);
    } catch (error) {
      const { reading } = round;
      if (reading === null || new Date() >= until || isStopping()) return error;
      round.breaks.set(reading, (round.breaks.get(reading) ?? 0) + 1);
    }
    from = await db.prisma.mailbox.findUniqueOrThrow({ where: { id: mailbox.id } });
  }
}
