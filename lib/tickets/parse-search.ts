import { daysAfter, toDay } from "./day";
import { PRIORITIES, type Priority, TICKET_STATES, type TicketState } from "./kinds";
import { toId } from "./ticket-id";

/** A word or a quoted phrase to be found in a ticket. */
export type Term = { text: string; phrase: boolean };

/** Days that a moment lies between, both included. */
export type Days = { from: string | null; to: string | null };

/** What somebody typed into the search box: operators that filter, and the rest, which is looked for. */
export type ParsedSearch = {
  terms: Term[];
  /** Nothing but a number was typed: that ticket comes first. */
  number: number | null;
  state: TicketState[];
  priority: Priority[];
  tag: string[];
  /** A name, or `none` and `me`; the same for the next three, which are parts of names. */
  assignee: string[];
  customer: string[];
  department: string[];
  topic: string[];
  overdue: boolean;
  unassigned: boolean;
  unread: boolean;
  attachment: boolean;
  created: Days;
  updated: Days;
  /** What could not be understood, for the reader. */
  notes: string[];
};

/** Operators that take any text. */
const TEXTS: Record<string, "tag" | "assignee" | "customer" | "department" | "topic"> = {
  tag: "tag",
  assignee: "assignee",
  from: "customer",
  customer: "customer",
  department: "department",
  topic: "topic",
};
const FLAGS = { overdue: "overdue", unassigned: "unassigned", unread: "unread" } as const;
const OPERATORS = "priority|state|tag|assignee|from|customer|department|topic|is|has|created|updated";

/** An operator with its value, a quoted phrase (whose end may be missing still), or a word. */
const PIECE = new RegExp(`(${OPERATORS}):(?:"([^"]*)"?|(\\S*))|"([^"]*)"?|(\\S+)`, "giy");

/** Reads what was typed into the search box. Whatever it is, it means something; what does not leaves a note. */
export function parseSearch(typed: string): ParsedSearch {
  const parsed: ParsedSearch = {
    terms: [],
    number: toId(typed),
    state: [],
    priority: [],
    tag: [],
    assignee: [],
    customer: [],
    department: [],
    topic: [],
    overdue: false,
    unassigned: false,
    unread: false,
    attachment: false,
    created: { from: null, to: null },
    updated: { from: null, to: null },
    notes: [],
  };
  for (const [, operator, quoted, plain, phrase, word] of pieces(typed)) {
    const value = (quoted ?? plain ?? "").trim();
    if (operator !== undefined) read(parsed, operator.toLowerCase(), value);
    else if (phrase !== undefined) parsed.terms.push({ text: phrase, phrase: true });
    else if (word !== undefined) parsed.terms.push({ text: word, phrase: false });
  }
  return parsed;
}

function* pieces(typed: string): Generator<RegExpExecArray> {
  PIECE.lastIndex = 0;
  for (let at = 0; at < typed.length; ) {
    if (/\s/.test(typed[at] ?? "")) {
      at++;
      continue;
    }
    PIECE.lastIndex = at;
    const found = PIECE.exec(typed);
    if (!found) return;
    yield found;
    at = PIECE.lastIndex;
  }
}

function read(parsed: ParsedSearch, operator: string, value: string): void {
  const unknown = (known: string) => parsed.notes.push(`${operator}:${value} is not known; use ${known}.`);
  // Somebody who is still typing is not told that it is wrong.
  if (/^[<>=]*$/.test(value)) return;
  const lower = value.toLowerCase();
  const text = TEXTS[operator];
  if (text) parsed[text].push(value);
  else if (operator === "priority") {
    const priority = PRIORITIES.find((one) => one === lower);
    if (priority) parsed.priority.push(priority);
    else unknown(choices(PRIORITIES));
  } else if (operator === "state") {
    const state = TICKET_STATES.find((one) => one === lower);
    if (state) parsed.state.push(state);
    else unknown(choices(TICKET_STATES));
  } else if (operator === "is") {
    if (lower === "overdue" || lower === "unassigned" || lower === "unread") parsed[FLAGS[lower]] = true;
    else unknown(choices(Object.keys(FLAGS)));
  } else if (operator === "has") {
    if (/^attachments?$/.test(lower)) parsed.attachment = true;
    else unknown("attachment");
  } else if (operator === "created" || operator === "updated") {
    const days = readDays(value);
    if (days) parsed[operator] = within(parsed[operator], days);
    else unknown("a day such as 2026-11-23, >2026-11-01 or 2026-11-01..2026-11-30");
  }
}

const choices = (values: readonly string[]) =>
  new Intl.ListFormat("en", { type: "disjunction" }).format([...values]);

/** `2026-11-23`, `>2026-11-01`, `<=2026-11-30`, `2026-11-01..2026-11-30`. */
export function readDays(text: string): Days | null {
  const [, sign, first = "", last] = /^(>=?|<=?)?([\d-]+)(?:\.\.([\d-]+))?$/.exec(text) ?? [];
  const day = toDay(first);
  if (!day) return null;
  if (last !== undefined) {
    const to = toDay(last);
    return to && !sign ? { from: day, to } : null;
  }
  if (sign === ">") return { from: daysAfter(day, 1), to: null };
  if (sign === ">=") return { from: day, to: null };
  if (sign === "<") return { from: null, to: daysAfter(day, -1) };
  if (sign === "<=") return { from: null, to: day };
  return { from: day, to: day };
}

/** The days that lie in both. ISO days sort as texts. */
export function within(one: Days, other: Days): Days {
  const from = [one.from, other.from].filter((day) => day !== null).sort();
  const to = [one.to, other.to].filter((day) => day !== null).sort();
  return { from: from.at(-1) ?? null, to: to[0] ?? null };
}
