import "server-only";
import { createHash } from "node:crypto";
import type { SendMailOptions } from "nodemailer";
import type { Database } from "@/lib/db/client";
import { automaticFields, headerText } from "@/lib/mail/compose";
import { replyAddress } from "@/lib/mail/token";
import { tokenKeys } from "@/lib/mail-keys/keys";
import type { Outgoing } from "@/lib/mail-servers/outgoing";
import { settings } from "@/lib/settings/read";
import type { Claimed } from "./claim";
import { isOpen } from "./outcome";
import { readReply } from "./reply-content";
import { findThread } from "./thread";

/**
 * Writes a mail of the outbox. Written again it is the same mail, byte for byte but for what has changed on the ticket:
 * the same Message-ID and date, so that a copy sent twice is known for one.
 * @returns null when what it carried is gone
 */
export async function writeMail(
  db: Database,
  mail: Claimed,
  outgoing: Outgoing,
): Promise<SendMailOptions | null> {
  const reply = mail.messageId === null ? null : await readReply(db, mail.messageId, await settings.get(db));
  if (mail.kind === "reply" && reply === null) return null;
  const { text = "", html = "" } = reply ?? mail.content;
  const [first, ...others] = mail.recipients.map(({ email, name }) => ({
    address: email,
    name: headerText(name === email ? "" : name),
  }));
  if (!first) return null;
  const about = mail.kind === "reply" || mail.kind === "acknowledgement" ? mail.ticketId : null;
  const thread = about === null ? null : await findThread(db, about, mail.id);
  const author = headerText(reply?.author ?? mail.content.fromName ?? "");
  const answersTo =
    outgoing.plusAddressing && mail.ticketId !== null
      ? replyAddress(outgoing.address, mail.ticketId, tokenKeys())
      : null;
  return {
    from: { name: fromName(author, outgoing.name), address: outgoing.address },
    to: [first],
    cc: others,
    ...(answersTo && { replyTo: { name: headerText(outgoing.name), address: answersTo } }),
    subject: mail.ticketId === null ? headerText(mail.subject) : mail.subject,
    messageId: mail.mailMessageId,
    date: mail.createdAt,
    ...(thread?.inReplyTo && { inReplyTo: `<${thread.inReplyTo}>` }),
    ...(thread && thread.references.length > 0 && { references: thread.references.map((id) => `<${id}>`) }),
    headers: automaticFields(mail.kind === "test" ? "notice" : mail.kind),
    text,
    html,
    attachments: reply?.files.map(({ name, contentType, contentId, content }) => ({
      filename: headerText(name),
      contentType: headerText(contentType),
      content,
      contentDisposition: contentId === null ? "attachment" : "inline",
      ...(contentId !== null && { cid: contentId }),
    })),
    // Parts are divided by the same line each time, too.
    baseBoundary: createHash("sha256").update(mail.mailMessageId).digest("hex").slice(0, 24),
    envelope: {
      from: outgoing.address,
      to: mail.recipients.filter(isOpen).map(({ email }) => email),
    },
  } as SendMailOptions;
}

const fromName = (author: string, mailbox: string) =>
  author && mailbox ? `${author} (${headerText(mailbox)})` : author || headerText(mailbox);
