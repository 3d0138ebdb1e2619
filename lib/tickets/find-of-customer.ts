import "server-only";
import type { Context } from "@/lib/context";
import type { TicketState } from "./kinds";
import { visibleSql } from "./visibility";

/** A customer's other ticket, as the side bar names it. */
export type OtherTicket = { id: number; subject: string; state: TicketState; createdAt: Date };

const SHOWN = 5;

/** The newest tickets of a customer but one, and whether there are more. */
export async function findOtherTickets(
  context: Context,
  customerId: number,
  except: number,
): Promise<{ tickets: OtherTicket[]; more: boolean }> {
  const { rows } = await context.db.pool.query<OtherTicket>(
    `SELECT ticket.id, ticket.subject, ticket.state, ticket.created_at AS "createdAt" FROM ticket
      WHERE ticket.customer_id = $1 AND ticket.id <> $2 AND ticket.folder = 'inbox' AND ${visibleSql(context)}
      ORDER BY ticket.id DESC LIMIT ${SHOWN + 1}`,
    [customerId, except],
  );
  return { tickets: rows.slice(0, SHOWN), more: rows.length > SHOWN };
}
