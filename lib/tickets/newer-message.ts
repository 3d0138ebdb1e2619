import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";

/**
 * Stops a reply whose writer has not seen the newest message; the error's field `lastMessageId` is that message's.
 * Notes stop nobody.
 * @throws AppError conflict saying who wrote and when
 */
export async function refuseUnseen(
  client: pg.PoolClient,
  { ticketId, staffId, seen }: { ticketId: number; staffId: number; seen: number | null },
  now: Date,
): Promise<void> {
  const { rows } = await client.query<{ id: number; at: Date; author: string | null }>(
    `SELECT message.id, message.created_at AS at, coalesce(staff.name, customer.name) AS author
     FROM message
     LEFT JOIN staff ON staff.id = message.staff_id
     LEFT JOIN customer ON customer.id = message.customer_id
     WHERE message.ticket_id = $1 AND message.id > $2 AND message.kind <> 'note'
       AND message.staff_id IS DISTINCT FROM $3
     ORDER BY message.id DESC LIMIT 1`,
    [ticketId, seen ?? 0, staffId],
  );
  const newer = rows[0];
  if (!newer) return;
  throw new AppError("conflict", `${newer.author ?? "Somebody"} wrote ${ago(newer.at, now)}.`, {
    fields: [{ field: "lastMessageId", message: String(newer.id) }],
  });
}

const words = new Intl.RelativeTimeFormat("en", { numeric: "always" });

function ago(at: Date, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - at.getTime()) / 1000));
  if (seconds < 60) return "just now";
  if (seconds < 3600) return words.format(-Math.floor(seconds / 60), "minute");
  if (seconds < 86_400) return words.format(-Math.floor(seconds / 3600), "hour");
  return words.format(-Math.floor(seconds / 86_400), "day");
}
