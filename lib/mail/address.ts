import { addressParser } from "postal-mime";
import { decodeHeaderValue, wordsToUtf8 } from "./encoded-word";
import { type Header, oneLine } from "./header";

type Mailbox = { name: string; email: string };

/** Who lists more than that writes to a mailing list. */
const MAX_RECIPIENTS = 200;
const MAX_RECIPIENT_BYTES = 32_768;

/** Who to answer when From has no address, as with some bounces and broken clients; Return-Path is the envelope's. */
const SENDER_FIELDS = ["from", "sender", "reply-to", "return-path"];
/** Longer than RFC 5321 section 4.5.3.1 allows, as return paths of bulk mailers are; quoted local parts are refused. */
const EMAIL = /^[^\s@<>()[\]",:;\\\p{Cc}]{1,200}@(?:[^\s@<>()[\]",:;\\\p{Cc}]{1,253}|\[[\w.:]{1,60}\])$/u;

/** The first usable mailbox of the first of those fields that has one. */
export function findSender(headers: readonly Header[], charsets: readonly string[]): Mailbox | null {
  for (const field of SENDER_FIELDS) {
    for (const { name, value } of headers) {
      const mailbox = name === field ? firstMailbox(value, charsets) : null;
      if (mailbox) return mailbox;
    }
  }
  return null;
}

/** The usable mailboxes of these fields, each address once. */
export function findRecipients(
  headers: readonly Header[],
  fields: readonly string[],
  charsets: readonly string[],
): Mailbox[] {
  const found = new Map<string, Mailbox>();
  for (const { name, value } of headers) {
    if (!fields.includes(name)) continue;
    const text = wordsToUtf8(value.slice(0, MAX_RECIPIENT_BYTES), charsets);
    for (const mailbox of addressParser(text, { flatten: true })) {
      const email = cleanEmail(mailbox.address ?? "");
      const key = email.toLowerCase();
      if (found.size === MAX_RECIPIENTS) return [...found.values()];
      if (EMAIL.test(email) && !found.has(key))
        found.set(key, { name: mailbox.name === email ? "" : oneLine(mailbox.name), email });
    }
  }
  return [...found.values()];
}

function firstMailbox(field: string, charsets: readonly string[]): Mailbox | null {
  const text = wordsToUtf8(field, charsets);
  const mailboxes = addressParser(text, { flatten: true }).map((found) => ({
    name: found.name,
    email: cleanEmail(found.address ?? ""),
  }));
  const found = mailboxes.find(({ email }) => EMAIL.test(email));
  if (!found) return null;
  const whole = mailboxes.length > 1 ? nameWithComma(text) : null;
  const name = oneLine(whole ?? found.name).replace(/^'(.*)'$/, "$1");
  return { name: name === found.email ? "" : name, email: found.email };
}

/**
 * `Northwind Trading , LTD <sales@example.com>`: by RFC 5322 the comma separates two mailboxes, of which the first
 * has no address. With only one address, and no quotes, all that stands before it is its name.
 */
function nameWithComma(text: string): string | null {
  const name = /^([^<>"():;]+)<[^<>]+>\s*$/.exec(text)?.[1];
  return name === undefined ? null : decodeHeaderValue(name, []);
}

function cleanEmail(address: string): string {
  return address
    .trim()
    .replace(/^mailto:/i, "")
    .replace(/^'(.*)'$/, "$1");
}
