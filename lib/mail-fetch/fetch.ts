import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { withLock } from "@/lib/db/with-lock";
import { faultPoint } from "@/lib/inbound/fault-point";
import { reason } from "@/lib/inbound/reasons";
import { log } from "@/lib/logs/write";
import { settings } from "@/lib/settings/read";
import { mailServer, openMailbox } from "./access";
import { faultOf } from "./fault-words";
import { finishLeftovers } from "./finish";
import { newMails } from "./new-mails";
import type { OpenMailbox, RemoteMail } from "./server";
import { storeMail } from "./store";

/** After so many, what is to be done with them on the server is done. */
const BATCH = 20;

export type Fetched = { mails: number; fault: string | null };

/**
 * Fetches what is new in a mailbox: each mail is stored with the cursor behind it, and only then anything is done with
 * it on its server. One process at a time does so for one mailbox; null when that is another one, or nothing is to be
 * fetched there.
 * @param until when to stop; the next call goes on
 */
export async function fetchMailbox(db: Database, mailboxId: number, until: Date): Promise<Fetched | null> {
  return withLock(db, `deskuss:mailbox:${mailboxId}`, async () => {
    const mailbox = await db.prisma.mailbox.findFirst({
      where: { id: mailboxId, archivedAt: null, fetching: true, protocol: { not: null } },
    });
    if (!mailbox) return null;
    const round = { mails: 0 };
    const fault = await fetchOpen(db, mailbox, until, round).then(
      () => null,
      (error: unknown) => describe(mailbox, error),
    );
    if (fault !== null && fault !== mailbox.lastError)
      void log(db, { level: "warning", area: "mail", message: `${mailbox.name}: ${fault}` });
    await db.prisma.mailbox.updateMany({
      where: { id: mailboxId },
      data: { lastFetchAt: new Date(), lastError: fault },
    });
    return { mails: round.mails, fault };
  });
}

function describe(mailbox: Mailbox, error: unknown): string {
  const { host, port, security, folder } = mailbox;
  return faultOf(error, { host, port, security, folder, protocol: mailbox.protocol ?? "imap" }).message;
}

async function fetchOpen(
  db: Database,
  mailbox: Mailbox,
  until: Date,
  round: { mails: number },
): Promise<void> {
  const open = await openMailbox(await mailServer(db, mailbox));
  try {
    const { fresh, gone } = await newMails(db, mailbox, open);
    // What was broken off in an earlier round goes first.
    await finishLeftovers(db, mailbox, open);
    if (gone) void log(db, { level: "info", area: "mail", message: `${mailbox.name}: ${gone}` });
    const { maxMailMb } = await settings.get(db);
    for (const [index, remote] of fresh.entries()) {
      if (new Date() >= until) break;
      await fetchOne(db, mailbox, open, remote, maxMailMb);
      round.mails++;
      if ((index + 1) % BATCH === 0) await finishLeftovers(db, mailbox, open);
    }
    await finishLeftovers(db, mailbox, open);
  } finally {
    await open.close();
  }
}

async function fetchOne(
  db: Database,
  { id, protocol, afterFetch }: Mailbox,
  open: OpenMailbox,
  remote: RemoteMail,
  maxMailMb: number,
): Promise<void> {
  const max = maxMailMb * 1024 * 1024;
  const place = { mailboxId: id, uidValidity: open.uidValidity, remote };
  // What is not whole here stays as it is there.
  const aside = async (quarantined: string) =>
    storeMail(db, { ...place, bytes: await headOf(open, remote), quarantined, afterFetch: null });
  if (remote.size > max) {
    await aside(
      reason("too-large", `${(remote.size / 1024 / 1024).toFixed(1)} MB, the limit is ${maxMailMb} MB`),
    );
    return;
  }
  faultPoint("read");
  const bytes = await open.read(remote, max).catch(async (error: unknown) => {
    // With the connection gone it is the connection's fault, and the next round asks again.
    if (!open.usable()) throw error;
    await aside(reason("unfetched", error instanceof Error ? error.message : String(error)));
    return null;
  });
  if (!bytes) return;
  faultPoint("store");
  await storeMail(db, {
    ...place,
    bytes,
    quarantined: null,
    afterFetch:
      afterFetch === "leave" || (protocol === "pop3" && afterFetch !== "delete") ? null : afterFetch,
  });
  faultPoint("stored");
}

/** One that has no head to give either is kept as an empty mail: the ledger has its line all the same. */
const headOf = (open: OpenMailbox, remote: RemoteMail): Promise<Buffer> =>
  open.readHead(remote).catch((error: unknown) => {
    if (!open.usable()) throw error;
    return Buffer.alloc(0);
  });
