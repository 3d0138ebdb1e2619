import "server-only";
import type { Context } from "@/lib/context";
import { prepared } from "@/lib/db/prepared";
import { countedSql, toCount } from "./counted";
import { QUEUES, type Queue } from "./list-query";
import type { Count, Named, QueueCounts } from "./views";
import { visibleSql } from "./visibility";

/** Departments that have a line of their own. */
const MOST_DEPARTMENTS = 12;

/** What lies in each queue, as SQL; `$1` is the reader. The inbox is written out for the sake of its indexes. */
const QUEUE_SQL: Record<Queue, string> = {
  mine: "ticket.folder = 'inbox' AND ticket.state IN ('open', 'pending') AND ticket.assignee_id = $1",
  mentions: `ticket.folder = 'inbox' AND ticket.id IN (
    SELECT mention.ticket_id FROM mention WHERE mention.staff_id = $1 AND mention.seen_at IS NULL)`,
  unassigned: "ticket.folder = 'inbox' AND ticket.state = 'open' AND ticket.assignee_id IS NULL",
  open: "ticket.folder = 'inbox' AND ticket.state = 'open'",
  pending: "ticket.folder = 'inbox' AND ticket.state = 'pending'",
  overdue: "ticket.folder = 'inbox' AND ticket.state = 'open' AND ticket.overdue_at IS NOT NULL",
  resolved: "ticket.folder = 'inbox' AND ticket.state IN ('resolved', 'closed')",
  all: "ticket.folder = 'inbox'",
  spam: "ticket.folder = 'spam'",
  trash: "ticket.folder = 'trash'",
};

/** Nearly all tickets end in these. */
const LARGE: ReadonlySet<Queue> = new Set(["resolved", "all"]);

type Row = {
  queue: Queue | null;
  kind: "queue" | "department" | "team";
  id: number;
  name: string;
  count: number;
};

/** How many tickets the reader finds in each queue, and open in his departments and teams, in one round trip. */
export async function countQueues(context: Context): Promise<QueueCounts> {
  const me = context.actor.type === "staff" ? context.actor.id : 0;
  const visible = visibleSql(context);
  const counted = (conditions: string, order?: string) =>
    `(${countedSql(`${visible} AND ${conditions}`, order)})`;
  const queues = QUEUES.map((queue) => {
    const count = counted(QUEUE_SQL[queue], LARGE.has(queue) ? "ticket.state" : undefined);
    return `SELECT 'queue' AS kind, '${queue}' AS queue, 0 AS id, '' AS name, ${count} AS count`;
  });
  const { rows } = await context.db.pool.query<Row>(
    prepared(
      `${queues.join(" UNION ALL ")}
     UNION ALL (
       SELECT 'department', NULL, department.id, department.name,
         ${counted("ticket.folder = 'inbox' AND ticket.state = 'open' AND ticket.department_id = department.id")}
       FROM department WHERE archived_at IS NULL AND (
         department.id IN (SELECT department_id FROM staff_department WHERE staff_id = $1)
         OR NOT EXISTS (SELECT FROM staff_department WHERE staff_id = $1))
       ORDER BY department.name_key LIMIT ${MOST_DEPARTMENTS})
     UNION ALL (
       SELECT 'team', NULL, team.id, team.name,
         ${counted("ticket.folder = 'inbox' AND ticket.state = 'open' AND ticket.team_id = team.id")}
       FROM team JOIN team_member ON team_member.team_id = team.id AND team_member.staff_id = $1
       WHERE archived_at IS NULL ORDER BY team.name_key)`,
      [me],
    ),
  );
  const named = (kind: Row["kind"]): (Named & { count: Count })[] =>
    rows.flatMap((row) =>
      row.kind === kind ? [{ id: row.id, name: row.name, count: toCount(row.count) }] : [],
    );
  const inQueue = (queue: Queue) => toCount(rows.find((row) => row.queue === queue)?.count ?? 0);
  return {
    queues: {
      mine: inQueue("mine"),
      mentions: inQueue("mentions"),
      unassigned: inQueue("unassigned"),
      open: inQueue("open"),
      pending: inQueue("pending"),
      overdue: inQueue("overdue"),
      resolved: inQueue("resolved"),
      all: inQueue("all"),
      spam: inQueue("spam"),
      trash: inQueue("trash"),
    },
    departments: named("department"),
    teams: named("team"),
  };
}
