import type { FoundTicket } from "@/components/desk/found";
import { deskRead } from "@/lib/http/desk-route";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";

const SHOWN = 8;

/** The tickets that a search finds, for the palette and for whoever picks one: `?q=` as in the list's search box. */
export const GET = deskRead<object, FoundTicket[]>(async (context, _, parameters) => {
  const query = readListQuery({ queue: "all", q: parameters.get("q") ?? "" });
  if (query.q === "") return [];
  const { tickets } = await findTickets(context, query);
  return tickets
    .slice(0, SHOWN)
    .map(({ id, subject, customer, state }) => ({ id, subject, customer: customer.name, state }));
});
