import "server-only";
import type { Database } from "@/lib/db/client";
import type { InboundMail, Mailbox } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { reasonWords } from "@/lib/inbound/reasons";
import { settings } from "@/lib/settings/read";
import { openStored } from "./access";
import { faultWords, withMailbox } from "./fetch";
import { laterOn } from "./fetch-new";
import { finishLeftovers } from "./finish";
import { readMail } from "./read-mail";
import type { OpenMailbox } from "./server";
import { storeWhole } from "./store";

type HeaderOnly = Pick<InboundMail, "id" | "mailboxId" | "uidValidity" | "uid" | "uidl">;

/**
 * Fetches the whole of a mail that was too large or could not be had, as after the limit was raised. It then waits to be
 * processed. @throws AppError conflict saying in plain words why it can't be had now either
 */
export async function fetchWhole(db: Database, mail: HeaderOnly): Promise<void> {
  const { mailboxId } = mail;
  if (mailboxId === null || (mail.uid === null && mail.uidl === null))
    throw refused("Its mailbox fetches from another place by now.");
  const done = await withMailbox(db, mailboxId, async (mailbox) => {
    const open = await openStored(db, mailbox).catch((error: unknown) => {
      throw refused(faultWords(mailbox, error));
    });
    try {
      await take(db, mailbox, open, mail);
      // Fetched it is; what can't be done with it there is said by the next round.
      await finishLeftovers(db, mailbox, open);
    } finally {
      await open.close();
    }
    return true;
  });
  if (!done)
    throw refused("Its mailbox is archived, or is being fetched from at this moment; try again in a minute.");
}

async function take(db: Database, mailbox: Mailbox, open: OpenMailbox, mail: HeaderOnly): Promise<void> {
  if (open.uidValidity !== mail.uidValidity)
    throw refused("Its server has numbered its mails anew; it is fetched as a new mail.");
  const { maxMailMb } = await settings.get(db);
  const place = { uid: mail.uid === null ? null : Number(mail.uid), uidl: mail.uidl };
  const read = await open
    .find(place)
    .then((remote) => remote && readMail(open, remote, maxMailMb))
    .catch((error: unknown) => {
      throw refused(faultWords(mailbox, error));
    });
  if (!read) throw refused("It is not in its mailbox any more.");
  if (read.quarantined) {
    const { title, details } = reasonWords(read.quarantined);
    throw refused(`${title} (${details}).`);
  }
  if (!(await storeWhole(db, mail.id, { bytes: read.bytes, afterFetch: laterOn(mailbox) })))
    throw refused("Somebody else has dealt with it.");
}

const refused = (message: string) => new AppError("conflict", message);
