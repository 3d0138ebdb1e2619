import type { CreatedTicket, RawMail } from "@/lib/tickets/schema";
import type { Dialect } from "./dialect";

/** A raw RFC 5322 message in, answered as `answers` does. The mail itself is read by lib/mail. */
export function rfc822(answers: Dialect<unknown, CreatedTicket>): Dialect<RawMail, CreatedTicket> {
  return { ...answers, read: ({ body }) => ({ raw: body }) };
}
