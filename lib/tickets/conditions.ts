import "server-only";
import type { Context } from "@/lib/context";
import type { ListQuery } from "./list-query";
import { visibleSql } from "./visibility";

/** The values of one SQL statement: `add` answers the placeholder to write for one. */
export class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }
}

type Filter = Pick<ListQuery, "state" | "departmentId" | "priority">;

/** The tickets that somebody may see and a filter lets through, as a condition on the table `ticket`. */
export function ticketConditions(context: Context, filter: Filter, parameters: Parameters): string {
  const { state, departmentId, priority } = filter;
  return [
    visibleSql(context),
    state !== "all" && `ticket.state = ${parameters.add(state)}::"TicketState"`,
    departmentId && `ticket.department_id = ${parameters.add(departmentId)}`,
    priority && `ticket.priority = ${parameters.add(priority)}::"Priority"`,
  ]
    .filter(Boolean)
    .join(" AND ");
}

/** A stretch of ids: the newest below `before`, or the oldest above `after`. */
export type Stretch = { order: "DESC" | "ASC"; from: number | null; limit: number; except: number | null };

/** The condition that a ticket's id lies in a stretch. */
export function within({ order, from, except }: Stretch, parameters: Parameters): string {
  return [
    from === null ? "TRUE" : `ticket.id ${order === "DESC" ? "<" : ">"} ${parameters.add(from)}`,
    ...(except === null ? [] : [`ticket.id <> ${parameters.add(except)}`]),
  ].join(" AND ");
}
