import "server-only";
import type pg from "pg";
import { nameKey } from "@/lib/names";
import type { Facts } from "./facts";

/** Writes the facts of many tickets in one statement; tags and copies have their own. */
export async function writeFacts(client: pg.PoolClient, facts: readonly Facts[], now: Date): Promise<void> {
  const rows = facts.map((ticket) => ({
    id: ticket.id,
    subject: ticket.subject,
    state: ticket.state,
    folder: ticket.folder,
    priority: ticket.priority,
    pending_until: ticket.pendingUntil,
    due_at: ticket.dueAt,
    overdue_at: ticket.overdueAt,
    resolved_at: ticket.resolvedAt,
    closed_at: ticket.closedAt,
    department_id: ticket.department.id,
    topic_id: ticket.topic?.id ?? null,
    assignee_id: ticket.assignee?.id ?? null,
    team_id: ticket.team?.id ?? null,
  }));
  await client.query(
    `UPDATE ticket SET subject = row.subject, state = row.state, folder = row.folder, priority = row.priority,
       pending_until = row.pending_until, due_at = row.due_at, overdue_at = row.overdue_at,
       resolved_at = row.resolved_at, closed_at = row.closed_at, department_id = row.department_id,
       topic_id = row.topic_id, assignee_id = row.assignee_id, team_id = row.team_id, updated_at = $2
     FROM jsonb_to_recordset($1::jsonb) AS row(id int, subject text, state "TicketState", folder "Folder",
       priority "Priority", pending_until timestamptz, due_at timestamptz, overdue_at timestamptz,
       resolved_at timestamptz, closed_at timestamptz, department_id int, topic_id int, assignee_id int, team_id int)
     WHERE ticket.id = row.id`,
    [JSON.stringify(rows), now],
  );
}

/** Gives tickets exactly these tags; a name that is no tag yet becomes one. */
export async function writeTags(
  client: pg.PoolClient,
  tickets: readonly Pick<Facts, "id" | "tags">[],
): Promise<void> {
  if (tickets.length === 0) return;
  const names = new Map(tickets.flatMap(({ tags }) => tags.map((name) => [nameKey(name), name] as const)));
  // In one order everywhere, so that two callers with the same new names do not wait for each other.
  const sorted = [...names].sort(([a], [b]) => (a < b ? -1 : 1));
  await client.query(
    `INSERT INTO tag (name_key, name) SELECT * FROM unnest($1::text[], $2::text[]) AS tag(name_key, name)
     ON CONFLICT (name_key) DO NOTHING`,
    [sorted.map(([key]) => key), sorted.map(([, name]) => name)],
  );
  const pairs = tickets.flatMap(({ id, tags }) => tags.map((name) => ({ id, key: nameKey(name) })));
  await client.query(
    `WITH wanted AS (
       SELECT pair.ticket_id, tag.id AS tag_id FROM unnest($2::int[], $3::text[]) AS pair(ticket_id, key)
       JOIN tag ON tag.name_key = pair.key
     ), removed AS (
       DELETE FROM ticket_tag WHERE ticket_id = ANY($1)
         AND (ticket_id, tag_id) NOT IN (SELECT ticket_id, tag_id FROM wanted)
     )
     INSERT INTO ticket_tag (ticket_id, tag_id) SELECT ticket_id, tag_id FROM wanted ON CONFLICT DO NOTHING`,
    [tickets.map(({ id }) => id), pairs.map(({ id }) => id), pairs.map(({ key }) => key)],
  );
}

/** Gives tickets exactly these people to copy. */
export async function writeCc(
  client: pg.PoolClient,
  tickets: readonly Pick<Facts, "id" | "cc">[],
): Promise<void> {
  if (tickets.length === 0) return;
  const people = tickets.flatMap(({ id, cc }) =>
    [...new Map(cc.map((one) => [one.email.toLowerCase(), one]))].map(([key, { email, name }]) => ({
      ticket_id: id,
      email_key: key,
      email,
      name,
    })),
  );
  await client.query(
    `WITH wanted AS (
       SELECT * FROM jsonb_to_recordset($2::jsonb) AS cc(ticket_id int, email_key text, email text, name text)
     ), removed AS (
       DELETE FROM ticket_cc WHERE ticket_id = ANY($1)
         AND (ticket_id, email_key) NOT IN (SELECT ticket_id, email_key FROM wanted)
     )
     INSERT INTO ticket_cc (ticket_id, email_key, email, name) SELECT ticket_id, email_key, email, name FROM wanted
     ON CONFLICT (ticket_id, email_key) DO UPDATE SET email = excluded.email, name = excluded.name`,
    [tickets.map(({ id }) => id), JSON.stringify(people)],
  );
}
