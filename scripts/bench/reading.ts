import type { Context } from "@/lib/context";
import { searchCustomers } from "@/lib/customers/find";
import type { Database } from "@/lib/db/client";
import { countQueues } from "@/lib/tickets/count-queues";
import { exportTickets } from "@/lib/tickets/export";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";
import { readTicket } from "@/lib/tickets/read";
import { refuseSequentialScans } from "@/scripts/bench/explain";
import { CUSTOMERS, LISTS, SEARCHES } from "@/scripts/bench/lists";
import { pages, repeat, type Spread } from "@/scripts/bench/load";
import { longTicket } from "@/scripts/bench/long-ticket";
import { step } from "@/scripts/say";

const ROUNDS = 10;
const TICKETS = 200;

/** Lines of the table of what staff read: as a query, and as what the server answers. */
export async function measureReading(
  db: Database,
  tickets: number,
  server: string,
  cookie: string,
): Promise<string[]> {
  const reader = await firstStaff(db);
  const find = (text: string) =>
    findTickets(reader, readListQuery(Object.fromEntries(new URLSearchParams(text))));
  const some = await someTickets(db);
  const long = await longTicket(db, some[0] ?? 1);
  const lists = { ...LISTS, ...SEARCHES };
  const lines: string[] = [];
  const measure = async <T>(
    title: string,
    items: readonly T[],
    query: (item: T) => Promise<unknown>,
    path: (item: T) => string,
    rounds = ROUNDS,
  ) => {
    const [spread, page] = await step(title, async () => {
      await repeat([...items.slice(0, 20)], 1, query);
      const spread = await repeat([...items], rounds, query);
      return [spread, await pages(server, items.map(path), rounds, cookie)];
    });
    lines.push(row(title, spread, page));
  };
  for (const [title, urls] of Object.entries(lists))
    await measure(title, urls, find, (url) => `/tickets?${new URLSearchParams(url)}`);
  await measure(
    "Customers by name",
    CUSTOMERS,
    (q) => searchCustomers(reader, q, 8),
    (q) => `/desk/customers?${new URLSearchParams({ q })}`,
  );
  await measure(
    "Palette",
    CUSTOMERS,
    (q) => findTickets(reader, readListQuery({ queue: "all", q })),
    (q) => `/desk/tickets?${new URLSearchParams({ q })}`,
  );
  const ticket = (id: number) => readTicket(reader, id);
  await measure("Ticket page", some, ticket, (id) => `/tickets/${id}`, 1);
  await measure("Ticket with 500 messages", [long], ticket, (id) => `/tickets/${id}`, 10 * ROUNDS);
  await measure(
    "Counts of all queues",
    ["/desk/counts"],
    () => countQueues(reader),
    (path) => path,
    10 * ROUNDS,
  );
  const plans = await step("Looking at the plans", () =>
    refuseSequentialScans(db, tickets, async () => {
      for (const url of Object.values(lists).flat()) await find(url);
      for (const name of CUSTOMERS) await searchCustomers(reader, name, 8);
      for (const id of [...some.slice(0, 3), long]) await readTicket(reader, id);
      await countQueues(reader);
      const file = exportTickets(reader, readListQuery({ queue: "all" }));
      for (let batches = 0; batches < 4; batches++) await file.next();
    }),
  );
  return [...lines, "", `No sequential scan of a growing table in the plans of ${plans} statements`];
}

async function firstStaff(db: Database): Promise<Context> {
  const { rows } = await db.pool.query<{ id: number }>("SELECT min(id) AS id FROM staff");
  return { actor: { type: "staff", id: rows[0]?.id ?? 0, name: "Bench", role: "agent" }, db, ip: null };
}

/** Tickets spread over the whole help desk. */
async function someTickets({ pool }: Database): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT ticket.id FROM generate_series(0, ${TICKETS - 1}) n, (SELECT max(id) AS last FROM ticket) AS known, ticket
     WHERE ticket.id = known.last - n * (known.last / ${TICKETS})`,
  );
  return rows.map(({ id }) => id);
}

const row = (title: string, query: Spread, page: Spread) =>
  `| ${title} | ${[query.p50, query.p95, page.p50, page.p95].map((time) => time.toFixed(1)).join(" | ")} |`;
