import { z } from "zod";
import { PRIORITIES } from "@/lib/tickets/schema";
import type { NewTicketInput } from "../dialect";

/** The same addresses as createTicket takes. */
const IpAddress = z.union([z.ipv4(), z.ipv6()]);
/** Postgres' integer, which ids are. */
const MAX_ID = 2_147_483_647;

/**
 * osTicket's simple fields (wire/osticket.md §6) in our words. alert and autorespond mean nothing while no mail is
 * sent, unknown fields are let pass, and what osTicket shrugs off (a topic or priority it does not have, an address
 * that is none) never refuses the ticket.
 */
export function ticketFields(field: (name: string) => unknown): NewTicketInput {
  const ip = asText(field("ip"));
  return {
    name: withoutTags(asText(field("name"))),
    email: asText(field("email")),
    subject: withoutTags(asText(field("subject"))),
    phone: asText(field("phone")),
    source: asText(field("source")),
    priority: priority(field("priority")) ?? priority(field("priorityId")),
    topic: id(field("topicId")),
    ip: IpAddress.safeParse(ip).success ? ip : undefined,
    unknown: "default",
  };
}

/** PHP does not tell 5 from "5"; anything but text and numbers is left for createTicket to refuse. */
function asText(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : value;
}

/** As PHP's strip_tags does, without its backtracking: a tag never reaches over the next `<`. */
function withoutTags(value: unknown): unknown {
  return typeof value === "string" ? value.replaceAll(/<[^\s<>][^<>]*>/g, "").trim() : value;
}

/** osTicket's four priorities have the ids 1 to 4, in our order; our names are taken too. */
function priority(value: unknown): string | undefined {
  const text = String(asText(value)).toLowerCase();
  return /^[1-4]$/.test(text) ? PRIORITIES[Number(text) - 1] : PRIORITIES.find((name) => name === text);
}

function id(value: unknown): number | undefined {
  const text = String(asText(value));
  const number = /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return number > 0 && number <= MAX_ID ? number : undefined;
}
