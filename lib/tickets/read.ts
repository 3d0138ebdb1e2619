import "server-only";
import type { Context } from "@/lib/context";
import { prepared } from "@/lib/db/prepared";
import { namedSql } from "./named-sql";
import { readThread } from "./read-thread";
import type { TicketDetails, TicketView } from "./views";
import { visibleSql } from "./visibility";

/** A ticket's page: the facts, the newest stretch of its thread, and how far its reader had read. */
export type OpenedTicket = TicketView & {
  /** The newest message the reader had seen; null: he never opened it. */
  seenMessageId: number | null;
};

/** One ticket with the newest part of its thread; null when there is none with this id for this context to see. */
export async function readTicket(
  context: Context,
  id: number,
  messages?: number,
): Promise<OpenedTicket | null> {
  // One round trip's time: the thread is read without waiting, and dropped when the ticket is not for this reader.
  const [details, thread] = await Promise.all([
    readDetails(context, id),
    readThread(context.db, id, null, messages),
  ]);
  return details && { ...details, thread };
}

/** Where a ticket of this number is: the one it was merged into (null: itself). Null when it is not there to be seen. */
export async function findTicketPlace(
  context: Context,
  id: number,
): Promise<{ mergedIntoId: number | null } | null> {
  const { rows } = await context.db.pool.query<{ mergedIntoId: number | null }>(
    `SELECT place."mergedIntoId" FROM (
       SELECT ticket.id, CASE WHEN folder = 'merged' THEN merged_into_id END AS "mergedIntoId" FROM ticket
       WHERE ticket.id = $1 AND ${visibleSql(context)}
     ) AS place
     WHERE "mergedIntoId" IS NULL OR EXISTS (
       SELECT FROM ticket WHERE ticket.id = "mergedIntoId" AND ${visibleSql(context)})`,
    [id],
  );
  return rows[0] ?? null;
}

/** Whether there is a ticket with this id for this context to see. */
export async function ticketExists(context: Context, id: number): Promise<boolean> {
  return (await findTicketPlace(context, id)) !== null;
}

type Row = Omit<TicketDetails, "customer"> & {
  customer: Omit<TicketDetails["customer"], "blockedAt" | "createdAt"> & {
    blockedAt: string | null;
    createdAt: string;
  };
  seenMessageId: number | null;
};

async function readDetails(
  context: Context,
  id: number,
): Promise<{ ticket: TicketDetails; seenMessageId: number | null } | null> {
  const { rows } = await context.db.pool.query<Row>(
    prepared(
      `SELECT ticket.id, ticket.subject, ticket.state, ticket.folder, ticket.priority, ticket.source, ticket.ip,
        ticket.created_at AS "createdAt", ticket.updated_at AS "updatedAt", ticket.resolved_at AS "resolvedAt",
        ticket.closed_at AS "closedAt", ticket.due_at AS "dueAt", ticket.overdue_at AS "overdueAt",
        ticket.pending_until AS "pendingUntil", ticket.last_message_id AS "lastMessageId",
        ticket.mailbox_id AS "mailboxId", ticket.unverified,
        json_build_object('id', customer.id, 'name', customer.name, 'email', customer.email, 'phone', customer.phone,
          'organisation', customer.organisation, 'notes', customer.notes, 'blockedAt', customer.blocked_at,
          'createdAt', customer.created_at) AS customer,
        (SELECT json_build_object('since', since, 'reason', reason) FROM failing_address
          WHERE email_key = customer.email_key AND permanent) AS failing,
        ${namedSql("department")} AS department, ${namedSql("topic")} AS topic, ${namedSql("plan")} AS "slaPlan",
        ${namedSql("assignee")} AS assignee, ${namedSql("team")} AS team, api_key.label AS "apiKey",
        coalesce((SELECT json_agg(json_build_object('id', tag.id, 'name', tag.name) ORDER BY tag.name_key)
          FROM ticket_tag JOIN tag ON tag.id = ticket_tag.tag_id WHERE ticket_tag.ticket_id = $1), '[]') AS tags,
        coalesce((SELECT json_agg(json_build_object('email', email, 'name', name) ORDER BY email_key)
          FROM ticket_cc WHERE ticket_id = $1), '[]') AS cc,
        coalesce((SELECT json_agg(json_build_object('id', other.id, 'subject', other.subject, 'state', other.state)
            ORDER BY other.id)
          FROM (SELECT high_id AS id FROM ticket_link WHERE low_id = $1
            UNION ALL SELECT low_id FROM ticket_link WHERE high_id = $1) link
          JOIN (SELECT * FROM ticket WHERE ${visibleSql(context)}) other ON other.id = link.id
          WHERE other.folder <> 'merged'), '[]') AS links,
        coalesce((SELECT json_agg(json_build_object('id', other.id, 'subject', other.subject) ORDER BY other.id)
          FROM (SELECT * FROM ticket WHERE ${visibleSql(context)}) other WHERE other.merged_into_id = $1), '[]') AS merged,
        (SELECT message_id FROM ticket_read WHERE ticket_id = $1 AND staff_id = $2) AS "seenMessageId"
      FROM ticket
      JOIN customer ON customer.id = ticket.customer_id
      JOIN department ON department.id = ticket.department_id
      LEFT JOIN help_topic topic ON topic.id = ticket.topic_id
      LEFT JOIN sla_plan plan ON plan.id = ticket.sla_plan_id
      LEFT JOIN staff assignee ON assignee.id = ticket.assignee_id
      LEFT JOIN team ON team.id = ticket.team_id
      LEFT JOIN api_key ON api_key.id = ticket.api_key_id
      WHERE ticket.id = $1 AND ${visibleSql(context)}`,
      [id, context.actor.type === "staff" ? context.actor.id : null],
    ),
  );
  const row = rows[0];
  if (!row) return null;
  const { customer, seenMessageId, ...facts } = row;
  const { blockedAt, createdAt } = customer;
  const card = {
    ...customer,
    blockedAt: blockedAt === null ? null : new Date(blockedAt),
    createdAt: new Date(createdAt),
  };
  return { ticket: { ...facts, customer: card }, seenMessageId };
}
