import "server-only";
import { type Authentication, readAuthentication } from "@/lib/mail/authentication";
import { type Automatic, readAutomatic } from "@/lib/mail/automatic";
import { type Bounce, readBounce } from "@/lib/mail/bounce";
import { ticketInSubject } from "@/lib/mail/compose";
import type { MailMessage } from "@/lib/mail/message";
import { openMail } from "@/lib/mail/parse";
import { readMessageId, readReplyAddress, type TokenKeys } from "@/lib/mail/token";

/** What a mail says, before anybody has looked anything up. */
export type MailFacts = {
  message: MailMessage;
  /** Lower-cased; empty when there is none. */
  sender: string;
  automatic: Automatic;
  /** Only of a mail that is one. */
  bounce: Bounce | null;
  /** Null: no receiver is trusted to know. */
  authentication: Authentication | null;
  /** Tickets named by our own signature, in an address it was sent to or in a mail it answers. */
  signed: number[];
  subjectTicket: number | null;
  /** Whether its Message-ID is one that we have signed. */
  isOurs: boolean;
};

const MAX_SENDER = 254;

/**
 * Reads a raw mail as far as the rules need.
 * @param authservId of the receiver that is trusted to have checked the sender; `-`: of the one that writes no name
 * @throws AppError malformed
 */
export function readFacts(raw: Uint8Array, authservId: string | null, keys: TokenKeys): MailFacts {
  const { root, message } = openMail(raw);
  const automatic = readAutomatic(root);
  const addresses = [...message.to, ...message.cc].map(({ email }) => email);
  const signed = [
    ...[...addresses, ...message.deliveredTo].map((address) => readReplyAddress(address, keys)),
    ...message.references.map((id) => readMessageId(id, keys)?.ticketId ?? null),
  ].filter((id) => id !== null);
  // `jane@example.com.`, the host's name with the dot of the root, is the same address.
  const sender = (message.from?.email.replace(/\.$/, "").toLowerCase() ?? "").slice(0, MAX_SENDER);
  return {
    message,
    sender,
    automatic,
    bounce: automatic.kind === "bounce" ? readBounce(root) : null,
    authentication:
      authservId === null
        ? null
        : readAuthentication(root.headers, { id: authservId === "-" ? "" : authservId }, sender),
    signed: [...new Set(signed)],
    subjectTicket: ticketInSubject(message.subject),
    isOurs: message.messageId !== null && readMessageId(message.messageId, keys) !== null,
  };
}

/** Whether a trusted receiver vouches for the sender; null: none was asked. */
export const believed = ({ authentication }: MailFacts): boolean | null =>
  authentication === null ? null : authentication.fromAligned;
