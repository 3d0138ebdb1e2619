import { AppError } from "../errors";
import { findSender } from "./address";
import { declaredCharsets } from "./charset";
import { readContent } from "./content";
import { decodeHeaderValue } from "./encoded-word";
import { firstHeader, oneLine } from "./header";
import { withLineFeeds } from "./line-ends";
import type { MailMessage } from "./message";
import { messageIds, threadIds } from "./message-id";
import { readMime } from "./mime";

/**
 * Reads a mail as it came over the wire (RFC 5322, MIME in RFC 2045-2049). It takes what mailers really send: wrong
 * charsets, raw 8-bit headers, missing names and addresses. Throws `malformed` only for what is no mail at all, or
 * is built to exhaust its reader.
 */
export async function parseMail(raw: Uint8Array): Promise<MailMessage> {
  const wire = Buffer.from(raw.buffer, raw.byteOffset, raw.byteLength);
  // Mails from old Macs, and exports of them, end their lines in CR alone.
  const bytes = wire.includes("\n") ? wire : withLineFeeds(wire, { lone: true });
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

const ZONE = /(?:[+-]\d{4}|\b(?:UTC?|GMT|Z|[ECMP][SD]T))$/i;

/**
 * RFC 5322 section 3.3, and 4.3: a zone that is missing or unknown counts as UTC; Date would take the server's own.
 * Null outside the years that a timestamp in Postgres and a reader both understand.
 */
function readDate(field: string): Date | null {
  const text = field.replace(/\([^()]*\)/g, "").trim();
  const date = new Date(ZONE.test(text) ? text : `${text.replace(/ [a-z]{1,5}$/i, "")} UTC`);
  const year = date.getUTCFullYear();
  return year >= 1970 && year <= 9999 ? date : null;
}
