import type { NewTicketInput } from "../dialect";

/** The fields of the API reference and no others; what else a caller sends is ignored. Values are not looked at. */
export function ticketFields(field: (name: string) => unknown): NewTicketInput {
  return {
    name: field("name"),
    email: field("email"),
    subject: field("subject"),
    message: field("message"),
    department: field("department"),
    priority: field("priority"),
    topic: field("topic"),
    phone: field("phone"),
    source: field("source"),
    ip: field("ip"),
  };
}
