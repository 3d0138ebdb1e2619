import type { Received } from "@/e2e/support/smtp";
import { firstHeader } from "@/lib/mail/header";
import type { MailMessage } from "@/lib/mail/message";
import { openMail } from "@/lib/mail/parse";
import { leaves, partText } from "@/lib/mail/part-text";

/** A mail that a help desk has sent, as the one it was sent to sees it. */
export type Arrived = {
  raw: Buffer;
  message: MailMessage;
  /** Its plain text part, lines ended by `\n`. */
  text: string;
  /** The value of a header field; empty when there is none. */
  field(name: string): string;
  /** Its Message-ID, with angle brackets. */
  id: string;
};

/** Reads what an SMTP server took. */
export function readArrived({ raw }: Received): Arrived {
  const { root, message } = openMail(raw);
  const field = (name: string) => firstHeader(root.headers, name) ?? "";
  const plain = leaves(root).find(({ contentType }) => contentType.value === "text/plain");
  const text = plain ? partText(plain, raw.length).replace(/\r\n/g, "\n") : "";
  return { raw, message, text, field, id: field("message-id") };
}

/** Everything that came for an address, the oldest first. */
export const arrivedFor = (received: readonly Received[], address: string): Arrived[] =>
  received.filter(({ to }) => to.includes(address)).map(readArrived);
