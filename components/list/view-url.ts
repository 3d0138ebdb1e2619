import { type ListQuery, listParameters, listUrl } from "@/lib/tickets/list-query";
import { viewList } from "@/lib/views/query";
import type { ViewLine } from "@/lib/views/schema";

type Kept = Pick<ViewLine, "id" | "query">;

/** What of a list a view keeps, as URL parameters. */
export const viewParameters = (query: ListQuery): string =>
  listParameters({ ...query, view: null, cursor: null }).toString();

/** The list that a view is. */
export const viewListQuery = ({ id, query }: Kept): ListQuery => ({ ...viewList(query), view: id });

/** Where a view is. */
export const viewUrl = (view: Kept): string => listUrl(viewListQuery(view));

/** Whether the list shows something else by now than its view keeps. */
export const isEdited = (query: ListQuery, view: Kept): boolean =>
  viewParameters(query) !== viewParameters(viewListQuery(view));
