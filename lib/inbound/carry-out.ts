import "server-only";
import type pg from "pg";
import type { Context } from "@/lib/context";
import { withQuotesShown } from "@/lib/html/message-parts";
import { acknowledge } from "@/lib/outbox/acknowledge";
import { enqueueReply } from "@/lib/outbox/enqueue-reply";
import { settings } from "@/lib/settings/read";
import type { IncomingMail } from "@/lib/tickets/claim-mail";
import { type Opened, openTicket, type Prepared, prepareTicket } from "@/lib/tickets/create";
import { findTaken } from "@/lib/tickets/find-by-mail";
import { addReply } from "./add-reply";
import { ledgerSubject } from "./copies";
import type { Decision } from "./decide";
import { believed, type MailFacts } from "./facts";
import { linkTickets } from "./link-tickets";
import type { MailboxRoute } from "./mailbox";
import { noteBounce } from "./note-bounce";
import { addParticipants, findParticipants } from "./participants";
import { type Aside, settle } from "./settle";
import { toNewTicket } from "./to-ticket";

export type Incoming = {
  facts: MailFacts;
  mailbox: MailboxRoute | null;
  source: IncomingMail["source"];
  /** Another mail has its Message-ID, so it claims none. */
  copy?: boolean;
};

/** The mail as its row in the ledger says it. */
export const toLedger = ({ facts, mailbox, source, copy = false }: Incoming): IncomingMail => ({
  messageId: copy ? null : facts.message.messageId,
  source,
  sender: facts.sender,
  subject: ledgerSubject(facts.message.subject),
  believed: believed(facts),
  mailboxId: mailbox?.id ?? null,
});

/**
 * Does what was decided about a mail, together with its line in the ledger, in one transaction.
 * @throws AppError invalid, not_found, forbidden: it can't be made a ticket
 */
export async function carryOut(context: Context, incoming: Incoming, decision: Decision): Promise<Opened> {
  const mail = toLedger(incoming);
  switch (decision.to) {
    case "ticket":
      return open(context, incoming, mail, decision.linkedTo);
    case "reply":
      return reply(context, incoming, mail, decision);
    case "bounce":
      return settled(context, mail, await noteBounce(context, mail, decision.bounced));
    default: {
      const { to: outcome, reason, ticketId } = decision;
      await settle(context.db.pool, mail, { outcome, reason, ticketId });
      return settled(context, mail, { outcome, reason, ticketId });
    }
  }
}

/** What the ledger says now: a copy may have been quicker. What was ignored is answered by the ticket it is about. */
async function settled({ db }: Context, mail: IncomingMail, aside: Aside): Promise<Opened> {
  const { outcome, reason } = aside;
  const taken = (await findTaken(db.pool, mail)) ?? { outcome, reason, ticket: null };
  return taken.ticket && taken.outcome !== "quarantined"
    ? { ticket: taken.ticket, fresh: false }
    : { ticket: null, taken };
}

async function open(
  context: Context,
  { facts, mailbox }: Incoming,
  mail: IncomingMail,
  linkedTo: number | null,
): Promise<Opened> {
  const prepared = await prepareTicket(context, toNewTicket(facts.message, mailbox));
  const { row } = prepared;
  const persons = await copies(context, facts, mailbox);
  // Who hands a mail over by the API mostly answers it himself.
  const wanted = mailbox !== null || (await settings.get(context.db)).acknowledgeApi;
  const answered = wanted && facts.automatic.mayAnswer && !isOld(facts);
  const silent = facts.automatic.kind === "auto-reply" || facts.automatic.kind === "bounce";
  const also = async (client: pg.PoolClient, { ticketId }: { ticketId: number }) => {
    await addParticipants(client, ticketId, persons, row.createdAt);
    if (linkedTo !== null) await linkTickets(client, ticketId, linkedTo, row.createdAt);
    if (answered) await acknowledge(client, { ticketId, mayAnswer: true });
    if (silent) await silence(client, ticketId);
  };
  const needed = persons.length > 0 || linkedTo !== null || answered || silent;
  const parts = FORWARDED.test(row.subject) ? withQuotesShown(row.parts) : row.parts;
  const spam: Prepared = { ...prepared, row: { ...row, parts, blocked: "spam" } };
  return openTicket(context, spam, { mail, ...(needed && { also }) });
}

/** An answer of a program that finds no ticket opens one, of which nobody is told: it would be told of to others' programs. */
const silence = (client: pg.PoolClient, ticketId: number) =>
  client.query(
    `UPDATE ticket_event SET details = details || '{"automatic": true}' WHERE ticket_id = $1 AND type = 'created'`,
    [ticketId],
  );

/** How mail programs begin the subject of what is forwarded. */
const FORWARDED = /^\s*(?:fwd?|wg|tr|rv|enc|i|pd|vl|doorst|továbbítás|yönl|ilt)\s?:/iu;

const DAY = 86_400_000;

/** What lay in a mailbox long before it was fetched the first time is answered by nobody who is in a hurry. */
const isOld = ({ message }: MailFacts) =>
  message.date !== null && message.date.getTime() < Date.now() - 2 * DAY;

/** Who is not believed, or is a program, puts nobody on copy: our answers would go to whomever he names. */
const copies = async (context: Context, facts: MailFacts, mailbox: MailboxRoute | null) =>
  believed(facts) === false || facts.automatic.kind !== "none"
    ? []
    : findParticipants(context.db, facts.message, mailbox?.id ?? null);

async function reply(
  context: Context,
  { facts, mailbox }: Incoming,
  mail: IncomingMail,
  { ticketId, staff, internal, wakes, invites }: Extract<Decision, { to: "reply" }>,
): Promise<Opened> {
  const prepared = await prepareTicket(context, toNewTicket(facts.message, mailbox));
  const persons = invites ? await copies(context, facts, mailbox) : [];
  return addReply(context, {
    ticketId,
    staffId: staff?.id ?? null,
    kind: staff ? (internal ? "note" : "reply") : "customer",
    wakes,
    mail,
    prepared,
    also: async (client, added) => {
      await addParticipants(client, added.ticketId, persons, prepared.row.createdAt);
      if (staff && !internal) await enqueueReply(client, { ...added, notBefore: prepared.row.createdAt });
    },
  });
}
