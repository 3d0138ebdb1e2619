import "server-only";
import type { Context } from "@/lib/context";
import type { Folder, Priority, TicketState } from "./kinds";
import type { Days } from "./parse-search";
import { visibleSql } from "./visibility";

/** The values of one SQL statement: `add` answers the placeholder to write for one. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

/** What a list's tickets have in common. A list of values: any of them; null: whatever it is. */
export type Filter = {
  folder: Exclude<Folder, "merged">;
  state: readonly TicketState[] | null;
  priority: readonly Priority[] | null;
  department: readonly number[] | null;
  team: readonly number[] | null;
  /** Null among them: nobody. */
  assignee: readonly (number | null)[] | null;
  topic: readonly number[] | null;
  customer: readonly number[] | null;
  source: readonly string[] | null;
  /** Ids of tags, all of which a ticket has. */
  tags: readonly number[];
  created: Days;
  updated: Days;
  timeZone: string;
  overdue: boolean;
  attachment: boolean;
  /** Only those with something that this member of staff has not read. */
  unreadBy: number | null;
  /** Only those in which this member of staff is mentioned and has not looked since. */
  mentioning: number | null;
};

/** Stands for a tag that there is not. */
export const NO_TAG = 0;

/** Whether nothing can pass the filter. */
export const isImpossible = (filter: Filter): boolean =>
  [filter.state, filter.priority, filter.department, filter.team, filter.assignee].some(isEmpty) ||
  [filter.topic, filter.customer, filter.source].some(isEmpty) ||
  filter.tags.includes(NO_TAG);

const isEmpty = (values: readonly unknown[] | null) => values?.length === 0;

/**
 * The tickets that somebody may see and a filter lets through, as a condition on the table `ticket`. The inbox is
 * written out, not a parameter: the lists' indexes hold the inbox only, and Postgres must see that they will do.
 */
export function ticketConditions(context: Context, filter: Filter, parameters: Parameters): string {
  const add = (value: unknown) => parameters.add(value);
  const among = (column: string, values: readonly unknown[] | null, type: string) => {
    if (values === null) return null;
    const [first, ...rest] = values;
    return rest.length === 0
      ? `ticket.${column} = ${add(first)}::${type}`
      : `ticket.${column} = ANY(${add(values)}::${type}[])`;
  };
  return [
    visibleSql(context),
    `ticket.folder = '${filter.folder}'`,
    among("state", filter.state, '"TicketState"'),
    among("priority", filter.priority, '"Priority"'),
    among("department_id", filter.department, "int"),
    among("team_id", filter.team, "int"),
    assigned(filter.assignee, add),
    among("topic_id", filter.topic, "int"),
    among("customer_id", filter.customer, "int"),
    among("source", filter.source, "text"),
    ...filter.tags.map(
      (tag) =>
        `EXISTS (SELECT FROM ticket_tag WHERE ticket_tag.ticket_id = ticket.id AND ticket_tag.tag_id = ${add(tag)})`,
    ),
    ...days("created_at", filter.created, filter.timeZone, add),
    ...days("updated_at", filter.updated, filter.timeZone, add),
    filter.overdue && "ticket.state = 'open' AND ticket.overdue_at IS NOT NULL",
    filter.attachment && "ticket.has_attachments",
    filter.unreadBy !== null &&
      `ticket.last_message_id > coalesce((SELECT ticket_read.message_id FROM ticket_read
        WHERE ticket_read.staff_id = ${add(filter.unreadBy)} AND ticket_read.ticket_id = ticket.id), 0)`,
    filter.mentioning !== null &&
      `ticket.id IN (SELECT mention.ticket_id FROM mention
        WHERE mention.staff_id = ${add(filter.mentioning)} AND mention.seen_at IS NULL)`,
  ]
    .filter(Boolean)
    .join(" AND ");
}

function assigned(values: Filter["assignee"], add: (value: unknown) => string): string | null {
  if (values === null) return null;
  const people = values.filter((id) => id !== null);
  const conditions = [
    ...(values.includes(null) ? ["ticket.assignee_id IS NULL"] : []),
    ...(people.length === 1 ? [`ticket.assignee_id = ${add(people[0])}`] : []),
    ...(people.length > 1 ? [`ticket.assignee_id = ANY(${add(people)}::int[])`] : []),
  ];
  return conditions.length > 1 ? `(${conditions.join(" OR ")})` : (conditions[0] ?? "FALSE");
}

/** Whole days in the help desk's time zone. */
function days(
  column: string,
  { from, to }: Days,
  timeZone: string,
  add: (value: unknown) => string,
): string[] {
  const midnight = (day: string, later: number) =>
    `(${add(day)}::date + ${later})::timestamp AT TIME ZONE ${add(timeZone)}`;
  return [
    ...(from ? [`ticket.${column} >= ${midnight(from, 0)}`] : []),
    ...(to ? [`ticket.${column} < ${midnight(to, 1)}`] : []),
  ];
}
