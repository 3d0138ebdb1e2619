import { z } from "zod";
import { LARGEST_ID } from "@/lib/largest-id";
import { PRIORITIES } from "@/lib/tickets/kinds";
import type { NewTicketInput } from "../dialect";

/** The same addresses as createTicket takes. */
const IpAddress = z.union([z.ipv4(), z.ipv6()]);
const MAX_TAGGED = 100_000;

/**
 * osTicket's simple fields (wire/osticket.md §6) in our words. alert and autorespond mean nothing: the help desk's
 * settings decide who is mailed. Unknown fields are let pass, and what osTicket shrugs off (a topic or priority it does
 * not have, an address that is none) never refuses the ticket.
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
    ip: typeof ip === "string" && IpAddress.safeParse(ip).success ? ip : undefined,
    unknown: "default",
    nameFrom: "customer",
  };
}

/** PHP does not tell 5 from "5"; anything but text and numbers is left for createTicket to refuse. */
function asText(value: unknown): unknown {
  if (typeof value === "number") return String(value);
  return typeof value === "string" ? value.trim() : value;
}

/** As PHP's strip_tags does, but linear: a tag never reaches over the next `<`. No such field may be this long. */
function withoutTags(value: unknown): unknown {
  if (typeof value !== "string" || value.length > MAX_TAGGED) return value;
  return value.replaceAll(/<[^\s<>][^<>]*>/g, "").trim();
}

/** osTicket's four priorities have the ids 1 to 4, in our order; our names are taken too. */
function priority(value: unknown): string | undefined {
  const text = asText(value);
  if (typeof text !== "string") return undefined;
  const wanted = text.toLowerCase();
  return /^[1-4]$/.test(wanted) ? PRIORITIES[Number(wanted) - 1] : PRIORITIES.find((name) => name === wanted);
}

function id(value: unknown): number | undefined {
  const text = asText(value);
  const number = typeof text === "string" && /^\d{1,10}$/.test(text) ? Number(text) : 0;
  return number > 0 && number <= LARGEST_ID ? number : undefined;
}
