import "server-only";
import type pg from "pg";
import type { Context, Role } from "@/lib/context";
import { beginningSql, type PartLengths } from "@/lib/html/message-parts";
import type { NoticeKind } from "@/lib/mail-templates/templates";
import { visibleSql } from "@/lib/tickets/visibility";
import type { Stretch } from "./cursor";
import type { Colleague, Happening } from "./rules";

export type FullHappening = Happening & {
  subject: string;
  mailboxId: number | null;
  customer: string;
  department: string;
  actor: string | null;
  /** What was written. */
  body: string | null;
  format: "text" | "html";
  parts: PartLengths | null;
};

const FACTS = `ticket.id AS "ticketId", ticket.subject, ticket.mailbox_id AS "mailboxId", customer.name AS customer,
  department.name AS department, ticket.assignee_id AS "assigneeId", ticket.team_id AS "teamId",
  ticket.department_id AS "departmentId", actor.name AS actor`;
const JOINS = `JOIN customer ON customer.id = ticket.customer_id JOIN department ON department.id = ticket.department_id`;
/** Of what was written so much is read; less is shown. */
const READ = 4_000;

type EventRow = Omit<FullHappening, "kind" | "to"> & {
  type: string;
  toId: number | null;
  /** Who wrote what is shown: the customer, or somebody on copy. */
  writer: string | null;
};

const KINDS: Record<string, NoticeKind> = {
  created: "new_ticket",
  customer_replied: "customer_replied",
  assignee: "assigned",
  team: "assigned",
  overdue: "overdue",
};

/** What happened on tickets in the inbox. What a program answered is told to nobody: it is an event of another type, or says so. */
export async function findEvents(client: pg.ClientBase, { after, upTo }: Stretch): Promise<FullHappening[]> {
  const { rows } = await client.query<EventRow>(
    `SELECT ${FACTS}, event.type, event.staff_id AS "actorId", (event.details -> 'to' ->> 'id')::int AS "toId",
       last.writer, last.format, last.parts, ${beginningSql("last", READ)} AS body
     FROM ticket_event event JOIN ticket ON ticket.id = event.ticket_id ${JOINS}
     LEFT JOIN staff actor ON actor.id = event.staff_id
     LEFT JOIN LATERAL (
       SELECT (SELECT name FROM customer WHERE id = message.customer_id) AS writer, format, body, parts
       FROM message WHERE ticket_id = ticket.id AND kind = 'customer'
         AND event.type IN ('created', 'customer_replied') AND created_at <= event.at + interval '1 second'
       ORDER BY id DESC LIMIT 1) last ON TRUE
     WHERE event.id > $1 AND event.id <= $2 AND event.type = ANY($3) AND ticket.folder = 'inbox'
       AND event.details -> 'automatic' IS DISTINCT FROM 'true'
       AND (event.type NOT IN ('assignee', 'team') OR event.details -> 'to' ->> 'id' IS NOT NULL)
     ORDER BY event.id`,
    [after, upTo, Object.keys(KINDS)],
  );
  return rows.flatMap(({ type, toId, writer, ...facts }) => {
    const kind = KINDS[type];
    if (!kind) return [];
    const to =
      type === "assignee" && toId !== null
        ? { staff: [toId], teams: [] }
        : type === "team" && toId !== null
          ? { staff: [], teams: [toId] }
          : null;
    return [{ ...facts, customer: writer ?? facts.customer, kind, to }];
  });
}

/** Colleagues that were named in notes. */
export async function findMentions(
  client: pg.ClientBase,
  { after, upTo }: Stretch,
): Promise<FullHappening[]> {
  const { rows } = await client.query<Omit<FullHappening, "kind" | "to"> & { mentionedId: number }>(
    `SELECT ${FACTS}, message.staff_id AS "actorId", mention.staff_id AS "mentionedId", message.format,
       message.parts, ${beginningSql("message", READ)} AS body
     FROM message JOIN mention ON mention.message_id = message.id
     JOIN ticket ON ticket.id = message.ticket_id ${JOINS}
     LEFT JOIN staff actor ON actor.id = message.staff_id
     WHERE message.id > $1 AND message.id <= $2 ORDER BY message.id`,
    [after, upTo],
  );
  return rows.map(({ mentionedId, ...facts }) => ({
    ...facts,
    kind: "mentioned",
    to: { staff: [mentionedId], teams: [] },
  }));
}

export type ToldColleague = Colleague & { name: string; email: string; role: Role };

/** Everybody who can be told: active, with an address that mail reaches and that is none of the help desk's own. */
export async function findColleagues(client: pg.ClientBase): Promise<ToldColleague[]> {
  const { rows } = await client.query<ToldColleague>(
    `SELECT staff.id, staff.name, staff.email, staff.role, staff.muted,
       ARRAY(SELECT team_id FROM team_member JOIN team ON team.id = team_id AND archived_at IS NULL
         WHERE staff_id = staff.id) AS teams,
       ARRAY(SELECT department_id FROM staff_department WHERE staff_id = staff.id) AS departments
     FROM staff WHERE deactivated_at IS NULL
       AND NOT EXISTS (SELECT FROM failing_address WHERE email_key = staff.email AND permanent)
       AND NOT EXISTS (SELECT FROM mailbox WHERE address_key = staff.email AND archived_at IS NULL)
     ORDER BY staff.id`,
  );
  return rows;
}

/** Of these tickets those that somebody may see. */
export async function findVisible(
  client: pg.ClientBase,
  context: Context,
  ticketIds: readonly number[],
): Promise<Set<number>> {
  const { rows } = await client.query<{ id: number }>(
    `SELECT ticket.id FROM ticket WHERE ticket.id = ANY($1) AND ${visibleSql(context)}`,
    [ticketIds],
  );
  return new Set(rows.map(({ id }) => id));
}
