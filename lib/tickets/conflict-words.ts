import "server-only";
import type pg from "pg";
import type { FieldIssue } from "@/lib/errors";
import { EVENT_TYPE } from "./change-events";
import type { Facts, Field } from "./facts";

type Clash = { facts: Facts; fields: Field[] };

const WORDS: Record<Field, (facts: Facts) => string> = {
  subject: ({ subject }) => `the subject to “${subject}”`,
  state: ({ state }) => `the state to ${state}`,
  pendingUntil: ({ pendingUntil }) =>
    pendingUntil ? "the date it is pending until" : "it to be pending without a date",
  priority: ({ priority }) => `the priority to ${priority}`,
  departmentId: ({ department }) => `the department to ${department.name}`,
  topicId: ({ topic }) => `the help topic to ${topic?.name ?? "none"}`,
  assigneeId: ({ assignee }) => `the assignee to ${assignee?.name ?? "nobody"}`,
  teamId: ({ team }) => `the team to ${team?.name ?? "none"}`,
  dueAt: ({ dueAt }) => (dueAt ? "the due date" : "it to have no due date"),
  folder: ({ folder }) => `its place to ${folder}`,
  tags: ({ tags }) => `the tags to ${tags.join(", ") || "none"}`,
  cc: () => "who gets a copy",
};

/** For each field that was changed under the reader's hands: who changed it to what. */
export async function explainConflicts(
  client: pg.PoolClient,
  clashes: readonly Clash[],
  several: boolean,
): Promise<FieldIssue[]> {
  if (clashes.length === 0) return [];
  const { rows } = await client.query<{ ticketId: number; type: string; who: string | null }>(
    `SELECT DISTINCT ON (event.ticket_id, event.type) event.ticket_id AS "ticketId", event.type,
       coalesce(staff.name, api_key.label) AS who
     FROM ticket_event event
     LEFT JOIN staff ON staff.id = event.staff_id
     LEFT JOIN api_key ON api_key.id = event.api_key_id
     WHERE event.ticket_id = ANY($1) ORDER BY event.ticket_id, event.type, event.id DESC`,
    [clashes.map(({ facts }) => facts.id)],
  );
  return clashes.flatMap(({ facts, fields }) =>
    fields.map((field) => {
      const event = rows.find(({ ticketId, type }) => ticketId === facts.id && type === EVENT_TYPE[field]);
      const message = `${event?.who ?? "Somebody"} has changed ${WORDS[field](facts)}.`;
      return several
        ? { field: `${facts.id}.${field}`, message: `#${facts.id}: ${message}` }
        : { field, message };
    }),
  );
}
