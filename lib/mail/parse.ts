import { AppError } from "../errors";
import { findSender } from "./address";
import { declaredCharsets } from "./charset";
import { readContent } from "./content";
import { decodeHeaderValue } from "./encoded-word";
import { firstHeader, oneLine } from "./header";
import type { MailMessage } from "./message";
import { messageIds, threadIds } from "./message-id";
import { readMime } from "./mime";

const LF = 0x0a;

/**
 * Reads a mail as it came over the wire (RFC 5322, MIME in RFC 2045-2049). It takes what mailers really send: wrong
 * charsets, raw 8-bit headers, missing names and addresses. Throws `malformed` only for what is no mail at all, or
 * is built to exhaust its reader.
 */
export async function parseMail(raw: Uint8Array): Promise<MailMessage> {
  const bytes = withLineFeeds(Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength));
  const root = readMime(bytes);
  if (root.headers.length === 0) {
    throw new AppError(
      "malformed",
      bytes.length === 0
        ? "This mail is empty. Send the whole message as it was received, headers included."
        : "This is not a mail: it starts with no header. Send the whole message as it was received, headers included.",
    );
  }
  const charsets = declaredCharsets(bytes);
  const text = (name: string) => decodeHeaderValue(firstHeader(root.headers, name) ?? "", charsets);
  return {
    from: findSender(root.headers, charsets),
    subject: oneLine(text("subject")),
    messageId: messageIds(text("message-id"))[0] ?? null,
    references: threadIds(text("in-reply-to"), text("references")),
    date: readDate(text("date")),
    ...readContent(root, charsets),
  };
}

/** Mails from old Macs, and exports of them, end their lines in CR alone. */
function withLineFeeds(raw: Buffer): Buffer {
  return raw.includes(LF) ? raw : Buffer.from(raw.toString("latin1").replaceAll("\r", "\n"), "latin1");
}

/** Years that a timestamp in Postgres and a reader both understand. */
function readDate(field: string): Date | null {
  const date = new Date(field);
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date : null;
}
