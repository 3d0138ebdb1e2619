import { type ListQuery, listParameters, readListQuery } from "@/lib/tickets/list-query";

/** The list that a view's URL parameters mean, without a page and without another view. */
export function viewList(parameters: string): ListQuery {
  const given = new URLSearchParams(parameters);
  const lists: Record<string, string[]> = {};
  for (const name of new Set(given.keys())) lists[name] = given.getAll(name);
  return { ...readListQuery(lists), cursor: null, view: null };
}

/** What of a list's URL parameters a view keeps: what the list knows, and nothing else. */
export const viewQuery = (parameters: string): string => listParameters(viewList(parameters)).toString();
