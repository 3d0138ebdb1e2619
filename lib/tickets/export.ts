import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { settings } from "@/lib/settings/read";
import { csvRecord } from "./csv";
import { findTickets } from "./find";
import type { ListQuery } from "./list-query";
import type { TicketLine } from "./views";

/** More rows than this no spreadsheet opens with pleasure. */
export const MOST_ROWS = 100_000;
const BATCH = 500;

const HEADER = [
  "Number",
  "Subject",
  "State",
  "Folder",
  "Priority",
  "Customer",
  "Customer e-mail",
  "Department",
  "Topic",
  "Assignee",
  "Team",
  "Tags",
  "Due",
  "Pending until",
  "Created",
  "Updated",
];

/**
 * What a list's query lets through as a CSV file, a batch at a time: never all of it in memory. Times are the help
 * desk's own. A file that was cut says so in its last line.
 * @throws AppError forbidden
 */
export async function* exportTickets(context: Context, query: ListQuery): AsyncGenerator<string> {
  requireStaff(context);
  const { timeZone } = await settings.get(context.db);
  const time = timeIn(timeZone);
  // Spreadsheets take a file without this mark for one in the encoding of their country.
  yield `\uFEFF${csvRecord(HEADER)}`;
  let written = 0;
  let cursor: string | null = null;
  do {
    const page = await findTickets(context, { ...query, cursor }, Math.min(BATCH, MOST_ROWS - written));
    yield page.tickets.map((ticket) => csvRecord(cells(ticket, time))).join("");
    written += page.tickets.length;
    cursor = page.older;
  } while (cursor !== null && written < MOST_ROWS);
  if (cursor !== null)
    yield csvRecord([`Only the first ${MOST_ROWS.toLocaleString("en")} tickets are in this file.`]);
}

type Time = (moment: Date | null) => string;

function cells(ticket: TicketLine, time: Time): string[] {
  return [
    String(ticket.id),
    ticket.subject,
    ticket.state,
    ticket.folder,
    ticket.priority,
    ticket.customer.name,
    ticket.customer.email,
    ticket.department.name,
    ticket.topic?.name ?? "",
    ticket.assignee?.name ?? "",
    ticket.team?.name ?? "",
    ticket.tags.map(({ name }) => name).join(", "),
    time(ticket.dueAt),
    time(ticket.pendingUntil),
    time(ticket.createdAt),
    time(ticket.updatedAt),
  ];
}

/** Times as every spreadsheet reads them: 2026-11-23 09:00:00. */
function timeIn(timeZone: string): Time {
  const format = new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" });
  return (moment) => (moment ? format.format(moment) : "");
}
