import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { write } from "@/lib/mail-templates/fill";
import { SAMPLE } from "@/lib/mail-templates/sample";
import { TemplateText } from "@/lib/mail-templates/save";
import { enqueueMail } from "@/lib/outbox/enqueue";
import { settings } from "@/lib/settings/read";
import { validate } from "@/lib/validate";

/**
 * Sends a template as it is typed, filled with an example, to the administrator who asks.
 * @throws AppError forbidden, invalid, conflict (no outgoing mail is set up)
 */
export async function sendTestMail(context: Context, input: unknown): Promise<{ to: string }> {
  requireAdministrator(context);
  const { actor, db } = context;
  if (actor.type !== "staff") throw new AppError("forbidden", "Only a member of staff can be sent a test.");
  const template = validate(TemplateText, input);
  const { helpDeskName } = await settings.get(db);
  const { email, name } = await db.prisma.staff.findUniqueOrThrow({ where: { id: actor.id } });
  const { subject, text, html } = write(template, { ...SAMPLE, "help_desk.name": helpDeskName });
  await transaction(db.pool, async (client) => {
    const outgoing = await findOutgoing(client, null);
    if (!outgoing)
      throw new AppError("conflict", "No outgoing mail is set up; Settings → Mailboxes is the place for it.");
    await enqueueMail(client, outgoing, {
      kind: "test",
      ticketId: null,
      staffId: actor.id,
      to: { email, name },
      subject: `Test: ${subject}`,
      text,
      html,
    });
  });
  return { to: email };
}
