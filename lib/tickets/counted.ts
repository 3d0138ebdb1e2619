import type { Count } from "./views";

/** A count stops here: beyond it only "999+" is shown, and counting a million rows would take longer than the list. */
const COUNTED = 1_000;

/**
 * Counts the tickets that meet the conditions, no further than is shown; `toCount` says it.
 * @param order by what an index holds them, where most tickets meet the conditions: left to itself, Postgres reads the table
 * from its beginning, where those that don't may lie close together
 */
export const countedSql = (conditions: string, order?: string): string =>
  `SELECT count(*)::int AS count FROM (
     SELECT FROM ticket WHERE ${conditions}${order ? ` ORDER BY ${order}` : ""} LIMIT ${COUNTED}) AS counted`;

/** What is shown of a count made by `countedSql`. */
export const toCount = (count: number): Count => (count < COUNTED ? count : "999+");
