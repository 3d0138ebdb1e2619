import "server-only";
import type { Database } from "@/lib/db/client";
import type { Mailbox } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { accessToken, forgetToken } from "@/lib/mail-servers/oauth";
import { openSecret } from "@/lib/mail-servers/secrets";
import { isRefusedSignIn } from "./fault-words";
import { openImap } from "./imap";
import { openPop3 } from "./pop3";
import type { MailServer, OpenMailbox } from "./server";

type Stored = Pick<
  Mailbox,
  "id" | "protocol" | "host" | "port" | "security" | "user" | "signIn" | "secret" | "folder"
>;

/** Where a mailbox's mail is, and how to sign in there. @throws AppError conflict: its secret can't be had */
export async function mailServer(db: Database, mailbox: Stored): Promise<MailServer> {
  const { id, protocol, host, port, security, user, signIn, secret, folder } = mailbox;
  if (protocol === null) throw new AppError("conflict", "This mailbox only sends.");
  const auth =
    signIn === "oauth2"
      ? { user, accessToken: await accessToken(db, id) }
      : { user, password: openSecret(id, "in", secret).password };
  return { protocol, host, port, security, auth, folder };
}

/** Connects, signs in and opens the folder of a stored mailbox. A token that its provider has taken back is replaced once. */
export async function openStored(db: Database, mailbox: Stored): Promise<OpenMailbox> {
  try {
    return await openMailbox(await mailServer(db, mailbox));
  } catch (error) {
    if (mailbox.signIn !== "oauth2" || !isRefusedSignIn(error) || !forgetToken(mailbox.id)) throw error;
    return openMailbox(await mailServer(db, mailbox));
  }
}

/** Connects, signs in and opens the folder. */
export const openMailbox = (server: MailServer): Promise<OpenMailbox> =>
  server.protocol === "imap" ? openImap(server) : openPop3(server);
