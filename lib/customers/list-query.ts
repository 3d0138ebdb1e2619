import { toId } from "@/lib/tickets/ticket-id";

export const CUSTOMER_SORTS = ["newest", "name"] as const;
export type CustomerSort = (typeof CUSTOMER_SORTS)[number];

/** What the list of customers shows, as its URL says it. */
export type CustomerQuery = {
  q: string;
  sort: CustomerSort;
  /** Only those whose tickets are refused. */
  blocked: boolean;
  /** Where the page begins: after this customer in the list's order, or before. */
  cursor: { way: "after" | "before"; id: number } | null;
};

type Parameters = Record<string, string | string[] | undefined>;

/** Reads the list's URL; what makes no sense in it counts as not said. */
export function readCustomerQuery(parameters: Parameters): CustomerQuery {
  const one = (name: string) => [parameters[name] ?? ""].flat()[0] ?? "";
  const [way, id] = one("cursor").split("-");
  const place = toId(id ?? "");
  const q = one("q").toWellFormed().replaceAll("\0", " ").trim().slice(0, 200);
  return {
    q,
    // Hits by name would be looked for from the alphabet's beginning, through everybody before the first of them.
    sort: (q === "" && CUSTOMER_SORTS.find((sort) => sort === one("sort"))) || "newest",
    blocked: one("blocked") === "1",
    cursor: place !== null && (way === "after" || way === "before") ? { way, id: place } : null,
  };
}

/** The address of such a list. */
export function customersUrl({ q, sort, blocked, cursor }: CustomerQuery): string {
  const parameters = new URLSearchParams();
  if (q !== "") parameters.set("q", q);
  if (sort !== "newest") parameters.set("sort", sort);
  if (blocked) parameters.set("blocked", "1");
  if (cursor) parameters.set("cursor", `${cursor.way}-${cursor.id}`);
  return parameters.size > 0 ? `/customers?${parameters}` : "/customers";
}
