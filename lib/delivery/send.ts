import "server-only";
import type { Database } from "@/lib/db/client";
import { toAppError } from "@/lib/errors";
import { faultPoint } from "@/lib/fault-point";
import { isEmailAddress } from "@/lib/is-email-address";
import { announce } from "@/lib/live/announce";
import { log } from "@/lib/logs/write";
import { SMTP_PORTS } from "@/lib/mail-servers/connection-words";
import { forgetToken } from "@/lib/mail-servers/oauth";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { openTransport, smtpTarget } from "@/lib/mail-servers/transport";
import { findHindrances, HINDRANCE_WORDS, type Recipient } from "@/lib/outbox/recipients";
import { type Claimed, claim } from "./claim";
import { conclude } from "./conclude";
import { isRefusedSignIn, readFailure, readRejections, rejectionsIn } from "./failure";
import { failed, isOpen, type Outcome, settle } from "./outcome";
import { writeMail } from "./write-mail";

/** All of one attempt; less than the lease, so that nobody takes over what is still being sent. */
const PATIENCE_MS = 5 * 60_000;

type Limits = {
  /** The process is told to stop, and waits no longer. */
  stopping?: AbortSignal;
  patienceMs?: number;
};

/** Sends one mail of the outbox if it is due and nobody else does; what comes of it is written beside it. */
export async function sendMail(db: Database, id: number, limits: Limits = {}): Promise<void> {
  const { stopping, patienceMs = PATIENCE_MS } = limits;
  const claimed = await claim(db, id);
  if (!claimed) return;
  faultPoint("send:claimed");
  const outcome = await attempt(db, claimed, { stopping, patienceMs }).catch((thrown: unknown): Outcome => {
    const { message, code } = toAppError(thrown);
    if (code === "internal")
      void log(db, {
        level: "error",
        area: "mail",
        message: `A mail could not be sent: ${String(thrown)}`,
        details: { mail: id, stack: thrown instanceof Error ? (thrown.stack ?? "") : "" },
      });
    // What is wrong here may be mended here.
    return failed(claimed.recipients, message, true);
  });
  await conclude(db, claimed, { ...outcome, interrupted: stopping?.aborted ?? false }, stopping);
  faultPoint("send:committed");
  if (claimed.ticketId !== null) announce(db, { tickets: [claimed.ticketId] });
}

async function attempt(
  db: Database,
  claimed: Claimed,
  { stopping, patienceMs }: { stopping: AbortSignal | undefined; patienceMs: number },
): Promise<Outcome> {
  const giveUp = AbortSignal.any([AbortSignal.timeout(patienceMs), ...(stopping ? [stopping] : [])]);
  const mail = { ...claimed, recipients: await leaveOutHindered(db, claimed) };
  const { recipients } = mail;
  if (!recipients.some(isOpen))
    return failed(recipients, recipients.find(({ error }) => error)?.error ?? "It has no recipients.", false);
  const outgoing = await findOutgoing(db.pool, mail.mailboxId);
  if (!outgoing) return failed(recipients, "No outgoing mail is set up any more.", true);
  const written = await writeMail(db, mail, outgoing);
  if (!written) return failed(recipients, "What it carried is gone.", false);
  const { server } = outgoing;
  const transport = openTransport(await smtpTarget(db, server));
  faultPoint("send:composed");
  try {
    // The signal ends the connection too: a server that takes its time must not take the mail after we have given up.
    const info = await transport.sendMail({ ...written, signal: giveUp });
    faultPoint("send:accepted");
    return settle(recipients, readRejections(info.rejectedErrors ?? []), null, info.response);
  } catch (thrown) {
    if (giveUp.aborted)
      return failed(
        recipients,
        stopping?.aborted ? "Deskuss was stopped meanwhile." : "The mail server took too long.",
        true,
      );
    // A token can be taken back before its time; the next attempt asks for another.
    if (server.signIn === "oauth2" && isRefusedSignIn(thrown)) forgetToken(server.mailboxId);
    return settle(
      recipients,
      readRejections(rejectionsIn(thrown)),
      readFailure(thrown, { ...server, ports: SMTP_PORTS }),
    );
  } finally {
    transport.close();
  }
}

/** Much can happen to an address while a mail waits for two days: it bounces, or its owner is blocked. */
async function leaveOutHindered(db: Database, { kind, recipients }: Claimed): Promise<Recipient[]> {
  // An administrator tries the way out, to whatever address is his.
  if (kind === "test") return recipients;
  const open = recipients.filter(isOpen).map(({ email }) => email.toLowerCase());
  const hindrances = await findHindrances(db.pool, open);
  return recipients.map((recipient) => {
    if (!isOpen(recipient)) return recipient;
    // The transport reads an address as a list of them, and would write to each.
    if (!isEmailAddress(recipient.email))
      return { ...recipient, error: "Not sent: it is no e-mail address." };
    const hindrance = hindrances.get(recipient.email.toLowerCase());
    return hindrance ? { ...recipient, error: `Not sent: ${HINDRANCE_WORDS[hindrance]}.` } : recipient;
  });
}
