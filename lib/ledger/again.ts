import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { people } from "@/lib/inbound/people";
import { processMail } from "@/lib/inbound/process";
import { isHeaderOnly, reasonWords } from "@/lib/inbound/reasons";
import { fetchWhole } from "@/lib/mail-fetch/fetch-whole";
import { validate } from "@/lib/validate";
import { LedgerId, type Outcome } from "./schema";

export type Again = { outcome: Outcome; ticketId: number | null; message: string };

/** Goes through the rules once more with a mail that was put aside. @throws AppError forbidden, not_found, conflict */
export const retryMail = (context: Context, input: unknown): Promise<Again> =>
  again(context, input, "retried", false);

/**
 * Makes a ticket of a mail that was put aside or ignored, whatever the rules say about it.
 * @throws AppError forbidden, not_found, conflict
 */
export const releaseMail = (context: Context, input: unknown): Promise<Again> =>
  again(context, input, "released", true);

async function again(
  context: Context,
  input: unknown,
  deed: "retried" | "released",
  released: boolean,
): Promise<Again> {
  requireAdministrator(context);
  const { id } = validate(LedgerId, input);
  const { prisma } = context.db;
  const mail = await prisma.inboundMail.findUnique({ where: { id } });
  if (!mail) throw new AppError("not_found", "There is no such mail in the ledger.");
  const headerOnly = isHeaderOnly(mail.reason) && mail.outcome === "quarantined";
  if (headerOnly) await fetchWhole(context.db, mail);
  await prisma.$transaction(async (tx) => {
    // Of two who press at once, one finds it waiting.
    const { count } = await tx.inboundMail.updateMany({
      where: { id, outcome: { in: ["ignored", "quarantined"] } },
      data: { outcome: "waiting", reason: null, attempts: 0, processedAt: null },
    });
    if (count === 0 && !headerOnly)
      throw new AppError(
        "conflict",
        "This mail is not put aside (any more); reload the page to see what it is.",
      );
    await recordChange(context, tx, {
      action: `mail.${deed}`,
      subjectType: "mail",
      subjectId: id,
      subject: mail.subject || mail.sender || `Mail ${id}`,
      details: { reason: mail.reason },
    });
  });
  people.forget(context.db);
  await processMail({ actor: { type: "system", task: "mail" }, db: context.db, ip: null }, id, released);
  const { outcome, reason, ticketId } = await prisma.inboundMail.findUniqueOrThrow({ where: { id } });
  return { outcome, ticketId, message: words(outcome, reason, ticketId) };
}

function words(outcome: Outcome, reason: string | null, ticketId: number | null): string {
  if (outcome === "ticket") return `It is ticket #${ticketId} now.`;
  if (outcome === "reply") return `It is on ticket #${ticketId} now.`;
  if (outcome === "waiting") return "It could not be processed now and is tried again by itself.";
  const why = reason === null ? "" : `: ${reasonWords(reason).title}`;
  return `It was ${outcome} again${why}.`;
}
