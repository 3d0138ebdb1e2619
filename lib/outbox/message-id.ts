import "server-only";
import { domainToASCII } from "node:url";
import type pg from "pg";
import { newMessageId } from "@/lib/mail/token";
import { tokenKeys } from "@/lib/mail-keys/keys";

/** The id that the next mail of the outbox gets. */
export async function nextMailId(client: pg.ClientBase): Promise<number> {
  const { rows } = await client.query<{ id: number }>(
    "SELECT nextval(pg_get_serial_sequence('outbound_mail', 'id'))::int AS id",
  );
  if (!rows[0]) throw new Error("The outbox has no sequence");
  return rows[0].id;
}

/** A signed Message-ID in angle brackets, in the domain that the mail is from. */
export function messageIdOf(ticketId: number, mailId: number, from: string): string {
  const domain = domainToASCII(from.slice(from.lastIndexOf("@") + 1));
  return `<${newMessageId({ ticketId, mailId }, domain || "localhost", tokenKeys())}>`;
}
