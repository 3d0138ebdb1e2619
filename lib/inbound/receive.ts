import "server-only";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { tokenKeys } from "@/lib/mail-keys/keys";
import { settings } from "@/lib/settings/read";
import type { CreatedTicket, RawMail } from "@/lib/tickets/schema";
import { carryOut, type Incoming } from "./carry-out";
import { decide } from "./decide";
import { readFacts } from "./facts";
import { reasonWords } from "./reasons";
import { toNewTicket } from "./to-ticket";

/**
 * Takes in one raw mail that a program hands over, by the same rules as one that is fetched, and answers the ticket that
 * it became or is on. The same Message-ID again answers the first ticket and changes nothing. The raw mail is kept.
 * @throws AppError malformed or invalid (unreadable, no usable From: nothing is kept), forbidden (Accept Email API is
 * off, or the key may not create tickets), conflict (Idempotency-Key; or it was put aside, as the ledger says)
 */
export async function receiveMail(context: Context, { raw }: RawMail): Promise<CreatedTicket> {
  const { acceptEmailApi, timeZone } = await settings.get(context.db);
  const { actor, db } = context;
  if (!acceptEmailApi && actor.type === "apiKey")
    throw new AppError(
      "forbidden",
      "This help desk does not take e-mail by API; an administrator can allow it in Settings → Tickets → Accept Email API.",
      { cause: "email_api_off" },
    );
  if (actor.type === "apiKey" && !actor.scopes.has("tickets:create"))
    throw new AppError(
      "forbidden",
      "This key may not create tickets; an administrator can allow it in Settings → API Keys.",
    );
  const keys = tokenKeys();
  const incoming: Incoming = { facts: readFacts(raw, null, keys), mailbox: null, source: { raw } };
  const decision = await decide({ db, facts: incoming.facts, keys, known: null, released: false });
  // Whoever sends what nobody could answer is told, and has it still.
  if (decision.to !== "bounce" && !incoming.facts.sender) toNewTicket(incoming.facts.message, null);
  const opened = await carryOut(context, incoming, decision);
  if (opened.ticket) return { ...opened.ticket, timeZone };
  const words = opened.taken.reason === null ? null : reasonWords(opened.taken.reason).title;
  throw new AppError(
    "conflict",
    words === null
      ? "This mail was taken before, and its ticket has been deleted."
      : `This mail was put aside and is no ticket: ${words}. System → Mail shows it.`,
  );
}
