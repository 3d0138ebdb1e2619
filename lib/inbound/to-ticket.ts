import { AppError } from "@/lib/errors";
import type { MailMessage } from "@/lib/mail/message";
import type { NewTicket } from "@/lib/tickets/schema";
import type { MailboxRoute } from "./mailbox";

/**
 * A mail as a ticket. A mail's own limits are wider than a ticket's: what is cut here is whole in the raw mail, which is
 * kept.
 * @throws AppError invalid: no usable sender
 */
export function toNewTicket(
  { from, subject, body, attachments }: MailMessage,
  mailbox: MailboxRoute | null,
): NewTicket {
  if (!from)
    throw new AppError(
      "invalid",
      "The mail has no usable sender: its From header must hold an e-mail address.",
      { fields: [{ field: "From", message: "must hold an e-mail address." }] },
    );
  return {
    name: (from.name.trim() || from.email).slice(0, 200),
    // `jane@example.com.`, the host's name with the dot of the root, is the same address.
    email: from.email.replace(/\.$/, ""),
    subject: subject.trim().slice(0, 1000) || "[No Subject]",
    message: body.content.trim().slice(0, 10_000_000) || "[No text]",
    format: body.content.trim() ? body.format : "text",
    source: "Email",
    attachments,
    ...(mailbox && {
      department: mailbox.departmentId ?? undefined,
      topic: mailbox.topicId ?? undefined,
      priority: mailbox.priority ?? undefined,
      // What has been archived since must not keep a mail out.
      unknown: "default",
    }),
  };
}
