import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { faultPoint } from "@/lib/fault-point";
import { reason } from "@/lib/inbound/reasons";
import { log } from "@/lib/logs/write";
import { settings } from "@/lib/settings/read";
import { isStopping } from "@/lib/shutdown";
import { openStored } from "./access";
import { finishLeftovers } from "./finish";
import { newMails } from "./new-mails";
import { readMail } from "./read-mail";
import { type OpenMailbox, placeOf, type RemoteMail } from "./server";
import { storeMail } from "./store";

/** After so many, what is to be done with them on the server is done. */
const BATCH = 20;
/** A mail at which the line breaks so often is passed over. */
const MOST_BREAKS = 3;

export type Round = {
  mails: number;
  /** The mail that is being read from the server at this moment. */
  reading: string | null;
  /** How often the line broke while a mail was read. */
  breaks: Map<string, number>;
};

/**
 * Opens a mailbox and stores what is new in it.
 * @returns what could not be done with mails that are stored
 * @throws Error the connection's or the database's; the next round goes on where this one was broken off
 */
export async function fetchNew(
  db: Database,
  mailbox: Mailbox,
  until: Date,
  round: Round,
): Promise<Error | null> {
  round.reading = null;
  const open = await openStored(db, mailbox);
  try {
    const { fresh, gone } = await newMails(db, mailbox, open);
    // What was broken off in an earlier round goes first.
    await finishLeftovers(db, mailbox, open);
    if (gone) void log(db, { level: "info", area: "mail", message: `${mailbox.name}: ${gone}` });
    let unread: RemoteMail[] = [];
    let stored = 0;
    for (const remote of fresh) {
      if (new Date() >= until || isStopping()) break;
      if ((round.breaks.get(keyOf(remote)) ?? 0) >= MOST_BREAKS) {
        unread.push(remote);
        continue;
      }
      await fetchOne(db, mailbox, open, remote, unread, round);
      unread = [];
      if (++stored % BATCH === 0) await finishLeftovers(db, mailbox, open);
    }
    return await finishLeftovers(db, mailbox, open);
  } finally {
    await open.close();
  }
}

/**
 * @param unread mails before it at which the line has broken: that this one could be read says that it was they. Until
 * then they are asked for again, as the server may be the one who is ill.
 */
async function fetchOne(
  db: Database,
  mailbox: Mailbox,
  open: OpenMailbox,
  remote: RemoteMail,
  unread: readonly RemoteMail[],
  round: Round,
): Promise<void> {
  const { maxMailMb } = await settings.get(db);
  const place = { mailboxId: mailbox.id, uidValidity: open.uidValidity };
  round.reading = keyOf(remote);
  faultPoint("fetch:read");
  const read = await readMail(open, remote, maxMailMb);
  round.reading = null;
  for (const broken of unread) {
    const quarantined = reason("unfetched", "the connection breaks each time it is read");
    await storeMail(db, {
      ...place,
      remote: broken,
      bytes: Buffer.alloc(0),
      quarantined,
      afterFetch: null,
    });
    round.mails++;
  }
  faultPoint("fetch:store");
  await storeMail(db, { ...place, remote, ...read, afterFetch: read.quarantined ? null : laterOn(mailbox) });
  faultPoint("fetch:stored");
  round.mails++;
}

/** What is to be done with a stored mail on its server: POP3 knows nothing but deleting. */
export const laterOn = ({ protocol, afterFetch }: Mailbox) =>
  afterFetch === "leave" || (protocol === "pop3" && afterFetch !== "delete") ? null : afterFetch;

const keyOf = (remote: RemoteMail) => JSON.stringify(placeOf(remote));
