import "server-only";
import type { Database } from "@/lib/db/client";
import type { Bounce } from "@/lib/mail/bounce";
import { readMessageId, type TokenKeys } from "@/lib/mail/token";
import { settings } from "@/lib/settings/read";
import { answersInternal } from "./answers-internal";
import type { Known } from "./copies";
import { believed, type MailFacts } from "./facts";
import { type Bounced, findBounced } from "./find-bounced";
import { type FoundThread, findThread } from "./find-thread";
import { isOwn, people, type StaffSender } from "./people";
import { type ReasonKey, reason } from "./reasons";
import { isTooMany } from "./too-many";

/** What becomes of a mail. */
export type Decision =
  | { to: "ticket"; linkedTo: number | null }
  | {
      to: "reply";
      ticketId: number;
      staff: StaffSender | null;
      /** Whether it is for staff alone. */
      internal: boolean;
      wakes: boolean;
      /** Whether those it was also sent to get copies from now on. */
      invites: boolean;
    }
  | { to: "bounce"; bounced: Bounced }
  | { to: "ignored" | "quarantined"; reason: string; ticketId: number | null };

type Asked = {
  db: Database;
  facts: MailFacts;
  keys: TokenKeys;
  /** What the ledger knows of it; a mail that has no row there yet is compared when it gets one. */
  known: Known;
  /** Somebody has looked at it and wants it as a ticket. */
  released: boolean;
};

/**
 * The rules of the way in, in their order. A mail that can't be trusted can open a ticket, but never speak as staff or
 * in somebody else's thread; one that a program wrote makes nothing answer.
 */
export async function decide({ db, facts, keys, known, released }: Asked): Promise<Decision> {
  const { message, automatic, sender } = facts;
  if (released) return { to: "ticket", linkedTo: null };
  if (known?.as === "copy") return aside("ignored", "duplicate", known.ticketId ?? undefined);
  if (facts.isOurs) return aside("ignored", "own-mail");
  const bounced = facts.bounce && (await bouncedMail(db, facts, facts.bounce, keys));
  if (bounced) return { to: "bounce", bounced };
  if (!sender) return aside("quarantined", "no-sender");
  const persons = await people.get(db);
  if (isOwn(persons, sender)) return aside("ignored", "own-address");
  if (await isTooMany(db, sender, await settings.get(db))) return aside("quarantined", "too-many");
  const thread = await findThread(db.pool, {
    sender,
    signed: facts.signed,
    messageIds: message.references,
    subject: facts.subjectTicket,
  });
  if (automatic.kind === "receipt") return aside("ignored", "receipt", thread?.ticketId);
  const staff = persons.staff.get(sender);
  if (staff && !thread?.participant) {
    if (automatic.kind === "auto-reply") return aside("ignored", "staff-auto-reply", thread?.ticketId);
    if (thread) return asStaff(db, thread, staff, facts);
  }
  if (!thread || thread.blocked) return { to: "ticket", linkedTo: null };
  return mayJoin(thread, facts)
    ? {
        to: "reply",
        ticketId: thread.ticketId,
        staff: null,
        internal: false,
        wakes: isByPeople(facts),
        invites: mayInvite(thread, facts),
      }
    : { to: "ticket", linkedTo: thread.ticketId };
}

const aside = (to: "ignored" | "quarantined", key: ReasonKey, ticketId?: number): Decision => ({
  to,
  reason: reason(key),
  ticketId: ticketId ?? null,
});

/** Lists and mailing systems mark people's mails too; what says that a program wrote it wakes nobody up. */
const isByPeople = ({ automatic }: MailFacts) => automatic.kind === "none" || automatic.kind === "bulk";

/** The mail of ours that came back: most mail systems return its header, others only answer to it. */
async function bouncedMail(db: Database, { message }: MailFacts, bounce: Bounce, keys: TokenKeys) {
  for (const id of [bounce.originalMessageId, ...message.references]) {
    const ours = id === null ? null : readMessageId(id, keys);
    if (id !== null && ours) return findBounced(db.pool, id, ours.ticketId, bounce);
  }
  return null;
}

async function asStaff(
  db: Database,
  thread: FoundThread,
  staff: StaffSender,
  facts: MailFacts,
): Promise<Decision> {
  if (believed(facts) !== true) return aside("quarantined", "staff-unverified", thread.ticketId);
  // It would go on to the customer.
  if (!isByPeople(facts)) return aside("quarantined", "staff-automatic", thread.ticketId);
  const internal = await answersInternal(db.pool, facts.message.references);
  return { to: "reply", ticketId: thread.ticketId, staff, internal, wakes: false, invites: false };
}

/**
 * Whether the sender may write on the ticket. Without a trusted receiver From is taken as it is, as mail is everywhere;
 * with one, a sender it does not vouch for needs what only the ticket's own people have been sent, and nothing that
 * speaks against him. A stranger who holds our signature has been given it by one of them.
 */
function mayJoin({ by, participant }: FoundThread, facts: MailFacts): boolean {
  const trust = believed(facts);
  if (!participant) return by === "signed" && trust !== false;
  return trust !== false || (by === "signed" && !isRefuted(facts));
}

/**
 * Who gets copies gets all that is written from then on. A number in the subject and a name in From are easily guessed,
 * so only somebody who is vouched for, or holds a mail of this ticket, may choose them.
 */
const mayInvite = ({ by, participant }: FoundThread, facts: MailFacts): boolean =>
  participant && (believed(facts) === true || by !== "subject");

const isRefuted = ({ authentication }: MailFacts) =>
  authentication !== null && [authentication.spf, authentication.dkim, authentication.dmarc].includes("fail");
