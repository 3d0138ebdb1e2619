import type { Column, Sort } from "@/lib/tickets/list-query";
import type { Count } from "@/lib/tickets/views";

export const SORT_WORDS: Record<Sort, { label: string; desc: string; asc: string }> = {
  updated: { label: "Updated", desc: "Newest first", asc: "Oldest first" },
  created: { label: "Created", desc: "Newest first", asc: "Oldest first" },
  due: { label: "Due", desc: "Latest first", asc: "Most urgent first" },
  priority: { label: "Priority", desc: "Highest first", asc: "Lowest first" },
};

export const COLUMN_WORDS: Record<Column, string> = {
  priority: "Priority",
  number: "Number",
  subject: "Subject",
  customer: "Customer",
  assignee: "Assignee",
  department: "Department",
  topic: "Topic",
  state: "State",
  tags: "Tags",
  due: "Due",
  created: "Created",
  updated: "Updated",
};

const number = new Intl.NumberFormat("en");
const plurals = new Intl.PluralRules("en");

/** "1 ticket", "1,204 tickets" */
export const ticketCount = (count: number): string =>
  `${number.format(count)} ${plurals.select(count) === "one" ? "ticket" : "tickets"}`;

/** A count as a badge shows it. */
export const countWords = (count: Count): string => (count === "999+" ? count : number.format(count));
