import "server-only";
import { runDueTasks } from "@/lib/cron/run";
import { deskussCron } from "@/lib/dialects/deskuss/cron";
import { deskussTicketJson } from "@/lib/dialects/deskuss/ticket-json";
import { deskussTicketXml } from "@/lib/dialects/deskuss/ticket-xml";
import { osticketCron } from "@/lib/dialects/osticket/cron";
import { osticketTicketJson } from "@/lib/dialects/osticket/ticket-json";
import { osticketTicketXml } from "@/lib/dialects/osticket/ticket-xml";
import { rfc822 } from "@/lib/dialects/rfc822";
import { receiveMail } from "@/lib/inbound/receive";
import { createTicket } from "@/lib/tickets/create";
import { KEY_HEADER, OSTICKET_KEY_HEADER } from "./api-key-guard";
import { type Door, operation } from "./route";

type Family = "deskuss" | "osticket";

/** The header that carries the key decides which dialect is spoken; without a key, the address does. */
function spoken(headers: Headers, address: Family): Family {
  if (headers.has(KEY_HEADER)) return "deskuss";
  return headers.has(OSTICKET_KEY_HEADER) ? "osticket" : address;
}

const TICKETS = {
  deskuss: { json: deskussTicketJson, xml: deskussTicketXml },
  osticket: { json: osticketTicketJson, xml: osticketTicketXml },
};
const CRON = { deskuss: deskussCron, osticket: osticketCron };

const isMail = (headers: Headers) => /^\s*message\/rfc822\s*(?:;|$)/i.test(headers.get("content-type") ?? "");

/** Creates a ticket from a document in this format, or from a raw mail when the Content-Type says message/rfc822. */
export function ticketDoor(format: "json" | "xml", address: Family = "deskuss"): Door {
  return (headers) => {
    const dialect = TICKETS[spoken(headers, address)][format];
    return isMail(headers) ? operation(rfc822(dialect), receiveMail) : operation(dialect, createTicket);
  };
}

/** Creates a ticket from a raw mail, whatever its Content-Type says; answers as tickets.json does. */
export function mailDoor(address: Family = "deskuss"): Door {
  return (headers) => operation(rfc822(TICKETS[spoken(headers, address)].json), receiveMail);
}

/** Runs the scheduled tasks that are due. */
export function cronDoor(address: Family = "deskuss"): Door {
  return (headers) => operation(CRON[spoken(headers, address)], (context) => runDueTasks(context));
}
