import { toPreview } from "@/lib/html/plain-text";
import { documentTexts } from "@/lib/search/document";
import type { Question } from "@/scripts/bench/texts";

/** What a filled help desk refers to. */
export type World = {
  texts: { short: Question[]; long: Question[] };
  departments: number[];
  topics: number[];
  staff: number[];
  teams: number[];
  tags: number[];
  slaPlan: number;
  file: number;
  customers: { first: number; count: number };
  firstTicket: number;
  firstMessage: number;
  tickets: number;
  now: number;
};

/** Values of each table's columns, in the order of `COLUMNS`. */
export type Rows = Record<keyof typeof COLUMNS, unknown[][]>;

export const COLUMNS = {
  ticket:
    "id, subject, state, folder, priority, customer_id, department_id, topic_id, sla_plan_id, assignee_id, team_id, pending_until, due_at, overdue_at, source, created_at, updated_at, resolved_at, closed_at, has_attachments, last_message_id, last_kind, preview",
  message: "id, ticket_id, kind, customer_id, staff_id, format, body, created_at",
  ticket_event: "ticket_id, at, type, staff_id, details",
  ticket_tag: "ticket_id, tag_id",
  attachment: "message_id, file_id, name, content_type",
  bench_document: "ticket_id, head, people, messages",
} as const;

const HOUR = 3_600_000;
const YEARS = 3 * 365 * 24 * HOUR;

const FIRST = [
  "Ada",
  "Ben",
  "Chen",
  "Dana",
  "Eyal",
  "Fatma",
  "Goran",
  "Hana",
  "Ivo",
  "Jane",
  "Kofi",
  "Lea",
  "Maria",
];
const LAST = [
  "Lind",
  "Okafor",
  "Sato",
  "Meyer",
  "Rossi",
  "Smith",
  "Novak",
  "Silva",
  "Haddad",
  "Kumar",
  "Olsen",
];

/** A made-up customer. */
export function customer(n: number): { name: string; email: string; organisation: string | null } {
  const name = `${FIRST[n % FIRST.length]} ${LAST[Math.floor(n / FIRST.length) % LAST.length]}`;
  const organisation = n % 5 === 0 ? `Company ${n % 997}` : null;
  return { name, email: `customer${n}@mail${n % 400}.example`, organisation };
}

/**
 * The rows of tickets number `from` to `to` of a help desk, three years of them, the newest last: most are closed, the
 * open ones mostly new, one in five has a longer thread. The same numbers make the same rows.
 */
export function rows(
  world: World,
  from: number,
  to: number,
  messageId: number,
): { rows: Rows; next: number } {
  const made: Rows = {
    ticket: [],
    message: [],
    ticket_event: [],
    ticket_tag: [],
    attachment: [],
    bench_document: [],
  };
  let next = messageId;
  for (let n = from; n < to; n++) next = ticket(world, n, next, made);
  return { rows: made, next };
}

function ticket(world: World, n: number, firstMessage: number, made: Rows): number {
  const random = numbers(n + 1);
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.floor(random() * list.length)];
    if (chosen === undefined) throw new Error("Nothing to pick from");
    return chosen;
  };
  /** The earlier of a list, the likelier. */
  const favour = <T>(list: readonly T[]): T =>
    pick(list.slice(0, Math.ceil(list.length * random() ** 2) || 1));
  const id = world.firstTicket + n;
  const age = (1 - n / world.tickets) * YEARS;
  const created = world.now - age;
  const person = Math.floor(world.customers.count * random() ** 1.5);
  const { name, email } = customer(person);
  const long = random() < 0.12;
  const question = pick(long ? world.texts.long : world.texts.short);
  const days = age / (24 * HOUR);
  const chance = random();
  // One in thirty is open in all; of last week's more than half, of last year's hardly any.
  const open = chance < 0.6 * Math.exp(-days / 30) + 0.012;
  const pending = !open && random() < 0.15 * Math.exp(-days / 30) + 0.006;
  const state = open ? "open" : pending ? "pending" : days < 14 || random() < 0.05 ? "resolved" : "closed";
  const place = random();
  const folder = place < 0.02 ? "spam" : place < 0.025 ? "trash" : "inbox";
  const department = favour(world.departments);
  const assignee = random() < (open ? 0.6 : 0.95) ? pick(world.staff) : null;
  const count = random() < 0.2 ? 3 + Math.floor(random() * 8) : open ? 1 : 2;
  const texts: string[] = [];
  let at = created;
  let kind = "customer";
  for (let m = 0; m < count; m++) {
    const reply = m % 2 === 1;
    kind = reply ? (random() < 0.15 ? "note" : "reply") : "customer";
    const text =
      m === 0
        ? `${question.text}\nOrder ${100_000 + ((n * 7919) % 900_000)}.`
        : `${reply ? "Thank you for writing. " : ""}${pick(world.texts.short).text}`;
    texts.push(text);
    if (m > 0) at = Math.min(world.now - 1000, at + (0.2 + random() * 20) * HOUR);
    made.message.push([
      firstMessage + m,
      id,
      kind,
      kind === "customer" ? world.customers.first + person : null,
      kind === "customer" ? null : (assignee ?? pick(world.staff)),
      "text",
      text,
      date(at),
    ]);
  }
  const subject = question.subject.slice(0, 200);
  const withFile = random() < 0.08;
  if (withFile) made.attachment.push([firstMessage, world.file, "screenshot.png", "image/png"]);
  const due = random() < 0.8 ? created + 48 * HOUR : null;
  const done = state === "resolved" || state === "closed" ? at : null;
  if (random() < 0.25)
    for (const tag of new Set([favour(world.tags), favour(world.tags)])) made.ticket_tag.push([id, tag]);
  made.ticket_event.push([id, date(created), "created", null, '{"source": "API"}']);
  if (done) made.ticket_event.push([id, date(done), "state", assignee, `{"from": "open", "to": "${state}"}`]);
  made.ticket.push([
    id,
    subject,
    state,
    folder,
    pick(["low", "normal", "normal", "normal", "normal", "normal", "high", "high", "emergency"]),
    world.customers.first + person,
    department,
    random() < 0.5 ? favour(world.topics) : null,
    world.slaPlan,
    assignee,
    random() < 0.1 ? pick(world.teams) : null,
    state === "pending" && random() < 0.5 ? date(world.now + random() * 7 * 24 * HOUR) : null,
    due && date(due),
    due && due < world.now && (!done || done > due) ? date(due) : null,
    pick(["API", "API", "Email", "Email", "Email", "Panel", "Phone"]),
    date(created),
    date(at),
    done && date(done),
    state === "closed" && done ? date(done) : null,
    withFile,
    firstMessage + count - 1,
    kind,
    toPreview(texts.at(-1) ?? "", "text"),
  ]);
  const { head, people, messages } = documentTexts(subject, { name, email }, texts);
  made.bench_document.push([id, head, people, messages]);
  return firstMessage + count;
}

const date = (time: number) => new Date(time).toISOString();

/** Random numbers that begin the same each time (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed * 0x9e3779b9;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
