import { searchCustomers } from "@/lib/customers/find";
import { deskRead } from "@/lib/http/desk-route";
import type { CustomerCard } from "@/lib/tickets/views";

const SHOWN = 8;

/** The customers whose name, address or organisation holds what is typed. */
export const GET = deskRead<object, CustomerCard[]>(async (context, _, parameters) =>
  searchCustomers(context, (parameters.get("q") ?? "").trim().slice(0, 200), SHOWN),
);
