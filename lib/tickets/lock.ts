import "server-only";
import type pg from "pg";
import type { Context } from "@/lib/context";

import type { Facts } from "./facts";
import { namedSql } from "./named-sql";

import { visibleSql } from "./visibility";

/** A moment as JavaScript's toISOString writes it, which is how the page has seen it. */
const iso = (column: string) =>
  `to_char(ticket.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Locks the tickets of these ids that this context may see, in one order everywhere so that two callers never wait for
 * each other, and reads what can be changed about them.
 */
export async function lockTickets(
  context: Context,
  client: pg.PoolClient,
  ids: readonly number[],
): Promise<Map<number, Facts>> {
  await client.query(
    `SELECT FROM ticket WHERE ticket.id = ANY($1) AND ${visibleSql(context)} ORDER BY ticket.id FOR UPDATE`,
    [ids],
  );
  const { rows } = await client.query<Facts>(
    `SELECT ticket.id, ticket.subject, ticket.state, ticket.priority, ticket.folder,
       ${iso("pending_until")} AS "pendingUntil", ${iso("due_at")} AS "dueAt", ${iso("overdue_at")} AS "overdueAt",
       ${iso("resolved_at")} AS "resolvedAt", ${iso("closed_at")} AS "closedAt",
       ${namedSql("department")} AS department, ${namedSql("help_topic")} AS topic,
       ${namedSql("staff")} AS assignee, ${namedSql("team")} AS team,
       ARRAY(SELECT tag.name FROM ticket_tag JOIN tag ON tag.id = tag_id
         WHERE ticket_tag.ticket_id = ticket.id ORDER BY tag.name_key) AS tags,
       (SELECT coalesce(jsonb_agg(jsonb_build_object('email', cc.email, 'name', cc.name) ORDER BY cc.email_key), '[]')
         FROM ticket_cc cc WHERE cc.ticket_id = ticket.id) AS cc
     FROM ticket
     JOIN department ON department.id = ticket.department_id
     LEFT JOIN help_topic ON help_topic.id = ticket.topic_id
     LEFT JOIN staff ON staff.id = ticket.assignee_id
     LEFT JOIN team ON team.id = ticket.team_id
     WHERE ticket.id = ANY($1) AND ${visibleSql(context)}`,
    [ids],
  );
  return new Map(rows.map((facts) => [facts.id, facts]));
}
