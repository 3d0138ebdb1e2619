import "server-only";
import type { Context } from "@/lib/context";
import { prepared } from "@/lib/db/prepared";
import { namedSql } from "./named-sql";
import { PRESENT_SQL } from "./present-sql";
import type { TicketLine } from "./views";
import { visibleSql } from "./visibility";

/** The lines of these tickets in the order given, without those that this context may not see. */
export async function readLines(context: Context, ids: readonly number[]): Promise<TicketLine[]> {
  if (ids.length === 0) return [];
  const me = context.actor.type === "staff" ? context.actor.id : 0;
  const { rows } = await context.db.pool.query<TicketLine>(
    prepared(
      `SELECT ticket.id, ticket.subject, ticket.preview, ticket.last_kind AS "lastKind", ticket.state, ticket.folder,
       ticket.priority, ticket.created_at AS "createdAt", ticket.updated_at AS "updatedAt", ticket.due_at AS "dueAt",
       ticket.pending_until AS "pendingUntil", ticket.has_attachments AS "hasAttachments",
       jsonb_build_object('id', customer.id, 'name', customer.name, 'email', customer.email) AS customer,
       ${namedSql("assignee")} AS assignee, ${namedSql("team")} AS team, ${namedSql("department")} AS department,
       ${namedSql("topic")} AS topic,
       coalesce((SELECT jsonb_agg(jsonb_build_object('id', tag.id, 'name', tag.name) ORDER BY tag.name_key)
         FROM ticket_tag JOIN tag ON tag.id = ticket_tag.tag_id WHERE ticket_tag.ticket_id = ticket.id), '[]') AS tags,
       ARRAY(SELECT viewer.name FROM presence JOIN staff viewer ON viewer.id = presence.staff_id
         WHERE presence.ticket_id = ticket.id AND presence.staff_id <> $2
           AND ${PRESENT_SQL} ORDER BY viewer.name) AS viewers,
       ticket.state IN ('open', 'pending') AND ticket.last_message_id > coalesce((
         SELECT ticket_read.message_id FROM ticket_read
         WHERE ticket_read.staff_id = $2 AND ticket_read.ticket_id = ticket.id), 0) AS unread
     FROM ticket
     JOIN customer ON customer.id = ticket.customer_id
     JOIN department ON department.id = ticket.department_id
     LEFT JOIN staff assignee ON assignee.id = ticket.assignee_id
     LEFT JOIN team ON team.id = ticket.team_id
     LEFT JOIN help_topic topic ON topic.id = ticket.topic_id
     WHERE ticket.id = ANY($1::int[]) AND ${visibleSql(context)}`,
      [ids, me],
    ),
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = found.get(id);
    return row ? { ...row, unread: row.unread === true, hit: null } : [];
  });
}
