import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { open, seal } from "@/lib/mail/secret-box";
import { secretKeys } from "@/lib/mail-keys/keys";

/** Where a secret is used: `in` to fetch, `smtp` to send; OAuth 2.0 keeps all of its own in `in`. */
export type SecretUse = "in" | "smtp";

const place = (mailboxId: number, use: SecretUse) => `mailbox ${mailboxId} ${use}`;

/** A mailbox's secrets as they are stored: password, or for OAuth 2.0 the client's secret and refresh token. */
export const MailboxSecret = z.object({
  password: z.string().default(""),
  clientSecret: z.string().default(""),
  refreshToken: z.string().default(""),
});
export type MailboxSecret = z.output<typeof MailboxSecret>;

export const NO_SECRET: MailboxSecret = { password: "", clientSecret: "", refreshToken: "" };

export const sealSecret = (mailboxId: number, use: SecretUse, secret: MailboxSecret): string =>
  seal(JSON.stringify(secret), place(mailboxId, use), secretKeys());

/** @throws AppError conflict in plain words when it can't be opened, as with a lost key */
export function openSecret(mailboxId: number, use: SecretUse, box: string | null): MailboxSecret {
  if (box === null) return NO_SECRET;
  const opened = open(box, place(mailboxId, use), secretKeys());
  if ("secret" in opened) return MailboxSecret.parse(JSON.parse(opened.secret));
  const why = {
    "unknown key":
      "it was sealed with a key that neither MAIL_SECRET_KEYS nor NEXTAUTH_SECRET holds any more",
    tampered: "it does not fit its key, or NEXTAUTH_SECRET has changed",
    unreadable: "it is damaged",
  }[opened.fault];
  throw new AppError("conflict", `The mailbox's stored password can't be read: ${why}. Type it in again.`);
}
