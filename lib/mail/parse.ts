import { AppError } from "../errors";
import { findRecipients, findSender } from "./address";
import { declaredCharsets } from "./charset";
import { readContent } from "./content";
import { decodeHeaderValue } from "./encoded-word";
import { firstHeader, oneLine } from "./header";
import { withLineFeeds } from "./line-ends";
import type { MailMessage } from "./message";
import { messageIds, threadIds } from "./message-id";
import { type Part, readMime } from "./mime";
import { Unpacked } from "./unpacked";

/**
 * Reads a mail as it came over the wire (RFC 5322, MIME in RFC 2045-2049). It takes what mailers really send: wrong
 * charsets, raw 8-bit headers, missing names and addresses. Throws `malformed` only for what is no mail at all, or
 * is built to exhaust its reader.
 */
export async function parseMail(raw: Uint8Array): Promise<MailMessage> {
  return openMail(raw).message;
}

/** A mail as it is read, beside its parts, by which the rules decide what kind of mail it is. */
export type OpenMail = { root: Part; message: MailMessage };

/** As parseMail, with the tree of its parts. */
export function openMail(raw: Uint8Array): OpenMail {
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
  const message = {
    from: findSender(root.headers, charsets),
    to: findRecipients(root.headers, ["to"], charsets),
    cc: findRecipients(root.headers, ["cc"], charsets),
    deliveredTo: findRecipients(root.headers, ["delivered-to", "x-original-to", "envelope-to"], charsets).map(
      ({ email }) => email,
    ),
    subject: oneLine(text("subject")),
    messageId: messageIds(text("message-id"))[0] ?? null,
    references: threadIds(text("in-reply-to"), text("references")),
    date: readDate(text("date")),
    ...readContent(root, charsets, new Unpacked(bytes.length)),
  };
  return { root, message };
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
