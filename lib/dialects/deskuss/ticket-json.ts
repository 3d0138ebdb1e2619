import { AppError } from "@/lib/errors";
import type { CreatedTicket } from "@/lib/tickets/schema";
import type { Dialect, NewTicketInput } from "../dialect";
import { asObject, readJson } from "../json-body";
import { failAsJson, ticketAsJson } from "./answers";
import { ticketFields } from "./fields";

/** POST /api/tickets.json. */
export const deskussTicketJson: Dialect<NewTicketInput, CreatedTicket> = {
  read({ body }) {
    const value = readJson(body);
    const fields = asObject(value);
    if (!fields)
      throw new AppError(
        "invalid",
        `The body must be a JSON object such as {"name": "Jane Smith", …}, not ${kindOf(value)}.`,
      );
    return ticketFields((name) => fields[name]);
  },
  write: ticketAsJson,
  fail: failAsJson,
};

function kindOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
