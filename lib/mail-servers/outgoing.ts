import "server-only";
import type pg from "pg";
import type { MailSecurity, MailSignIn } from "@/lib/db/generated/enums";

/** From which address a mail goes out, and by which mailbox's server. */
export type Outgoing = {
  id: number;
  name: string;
  address: string;
  plusAddressing: boolean;
  server: OutgoingServer;
};

export type OutgoingServer = {
  /** Whose server and sign-in it is. */
  mailboxId: number;
  host: string;
  port: number;
  security: MailSecurity;
  user: string;
  signIn: MailSignIn;
  secret: string | null;
};

const SERVER = `json_build_object('mailboxId', server.id, 'host', server.smtp_host, 'port', server.smtp_port,
  'security', server.smtp_security, 'user', coalesce(nullif(server.smtp_user, ''),
    CASE WHEN server.smtp_sign_in = 'oauth2' THEN server."user" ELSE '' END),
  'signIn', server.smtp_sign_in, 'secret', server.smtp_secret)`;

/**
 * What sends for a mailbox: itself, or the default one's server when it has none; with no mailbox, or an archived one,
 * the default. Null: no outgoing mail is set up.
 */
export async function findOutgoing(
  client: pg.ClientBase | pg.Pool,
  mailboxId: number | null,
): Promise<Outgoing | null> {
  const { rows } = await client.query<Outgoing>(
    `SELECT box.id, box.name, box.address, box.plus_addressing AS "plusAddressing", ${SERVER} AS server
     FROM mailbox box
     JOIN mailbox server ON server.archived_at IS NULL AND server.smtp_host <> ''
       AND (server.id = box.id OR (box.smtp_host = '' AND server.is_default))
     WHERE box.archived_at IS NULL AND (box.id = $1 OR box.is_default)
     ORDER BY box.id = $1 DESC NULLS LAST, server.id = box.id DESC LIMIT 1`,
    [mailboxId],
  );
  return rows[0] ?? null;
}

/** Whether a reply on a ticket of this mailbox would be sent. */
export const canSend = async (client: pg.ClientBase | pg.Pool, mailboxId: number | null): Promise<boolean> =>
  (await findOutgoing(client, mailboxId)) !== null;
