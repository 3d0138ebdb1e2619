import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { type FirstStart, firstStart } from "@/lib/setup/first-start";
import { countQueues } from "@/lib/tickets/count-queues";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";
import { readTicket } from "@/lib/tickets/read";
import { refuseSequentialScans } from "@/scripts/bench/explain";
import { fill } from "@/scripts/bench/fill";
import { LISTS, SEARCHES } from "@/scripts/bench/lists";
import { type Comparison, compare, load, pages, repeat, type Shot, type Spread } from "@/scripts/bench/load";
import { sessionCookie } from "@/scripts/bench/session";
import { shots } from "@/scripts/bench/shots";
import { ensureBuilt } from "@/scripts/build/prepare";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres";
import { freePort } from "@/scripts/postgres/state";
import { main, say, step } from "@/scripts/say";
import { serve } from "@/scripts/start/serve";

const TICKETS = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

/** Flood detection is what these loads would set off. */
const UNLIMITED = { floodRefusedPerMinute: 0, floodAcceptedPerSecond: 0 };

/**
 * `npm run bench`: the built server on a durable Postgres of its own, every figure in one run. Rates are told as a
 * share of the bare route's, measured in turns with it: the machine's own speed and moods cancel out.
 */
await main(async () => {
  await ensureBuilt();
  const folder = await mkdtemp(path.join(tmpdir(), "deskuss-bench-"));
  // Postgres' own user must be able to reach what is inside.
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataFolder: folder, tell: say });
  try {
    await migrate(postgres.url, say);
    const db = connect(postgres.url, 4);
    const first = await firstStart(db);
    if (!first) throw new Error("The bench's database was not empty");
    for (const [key, value] of Object.entries(UNLIMITED))
      await db.prisma.setting.create({ data: { key, value } });
    await measure(postgres.url, db, first);
    await db.prisma.$disconnect();
    await db.pool.end();
  } finally {
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
});

async function measure(databaseUrl: string, db: Database, first: FirstStart): Promise<void> {
  const port = await freePort();
  const server = `http://127.0.0.1:${port}`;
  const config = { host: "127.0.0.1", port, dataDir: "", databaseUrl, publicUrl: server, localUrl: server };
  const served = await serve(config, {
    databaseUrl,
    secrets: {
      session: "the bench's secret, of no use to anybody",
      mail: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
    },
    development: false,
    // Its words about connections that the load generator cuts off at the end are no news.
    onOutput: () => undefined,
  });
  try {
    const { bare, json, xml, mail } = shots(first.apiKey);
    for (const shot of [bare, json, xml, mail]) await load(server, 4, shot);
    const idle = await memory(served.pid);

    const against = (title: string, shot: Shot) => step(title, () => compare(server, SECONDS, bare, shot));
    const empty = await against("JSON creation, empty database", json);
    const byXml = await against("XML creation", xml);
    const byMail = await against("E-mail creation", mail);
    await step(`Filling with ${TICKETS.toLocaleString("en")} tickets`, () => fill(db.pool, TICKETS));
    const cookie = await sessionCookie(server, first.email, first.password);
    const reading = await measureReading(db, server, cookie);

    await load(server, 2, json);
    const full = await against(`JSON creation, ${TICKETS.toLocaleString("en")} tickets`, json);
    const loaded = await memory(served.pid);

    const rate = (title: string, { bare, shot }: Comparison) =>
      `| ${title} | ${Math.round(shot.rate)} | ${Math.round(bare.rate)} | ${(shot.rate / bare.rate).toFixed(2)} | ${shot.p50} | ${shot.p99} | ${bare.p99} |`;
    const share = ({ bare, shot }: Comparison) => shot.rate / bare.rate;
    say(
      [
        "",
        "| 16 connections | req/s | bare route, req/s | share | p50 ms | p99 ms | bare p99 ms |",
        "|---|---|---|---|---|---|---|",
        rate("JSON creation, empty database", empty),
        rate(`JSON creation, ${TICKETS.toLocaleString("en")} tickets`, full),
        rate("XML creation", byXml),
        rate("E-mail creation", byMail),
        "",
        `Creation with ${TICKETS.toLocaleString("en")} tickets against an empty database: ${(share(full) / share(empty)).toFixed(2)} (of the shares)`,
        "",
        `| ${TICKETS.toLocaleString("en")} tickets | query p50 ms | p95 ms | whole page p50 ms | p95 ms |`,
        "|---|---|---|---|---|",
        ...reading,
        "",
        `Server memory: ${idle} MB after warming up, ${loaded} MB after the load`,
      ].join("\n"),
    );
  } finally {
    await served.stop();
  }
}

/** The rows of the table of lists, searches and tickets; every statement's plan is looked at. */
async function measureReading(db: Database, server: string, cookie: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: number }>("SELECT min(id) AS id FROM staff");
  const actor = { type: "staff", id: rows[0]?.id ?? 0, name: "Bench", role: "agent" } as const;
  const reader: Context = { actor, db, ip: null };
  const find = (text: string) =>
    findTickets(reader, readListQuery(Object.fromEntries(new URLSearchParams(text))));
  const address = (text: string) => `/tickets?${new URLSearchParams(text)}`;
  const lines: string[] = [];
  const groups = { ...LISTS, ...SEARCHES };
  for (const [title, urls] of Object.entries(groups)) {
    const list = [...urls];
    await repeat(list, 2, find);
    const query = await step(`${title}, the query`, () => repeat(list, ROUNDS, find));
    const page = await step(title, () => pages(server, list.map(address), ROUNDS, cookie));
    lines.push(row(title, query, page));
  }
  const tickets = await someTickets(db);
  const read = await step("Ticket page, the query", () => repeat(tickets, 1, (id) => readTicket(reader, id)));
  const opened = await step("Ticket page", () =>
    pages(
      server,
      tickets.map((id) => `/tickets/${id}`),
      1,
      cookie,
    ),
  );
  lines.push(row("Ticket page", read, opened));
  const counts = await repeat([0], ROUNDS, () => countQueues(reader));
  const counted = await pages(server, ["/desk/counts"], ROUNDS, cookie);
  lines.push(row("Counts of all queues", counts, counted));
  const plans = await step("Looking at the plans", () =>
    refuseSequentialScans(db, async () => {
      for (const url of Object.values(groups).flat()) await find(url);
      await readTicket(reader, tickets[0] ?? 0);
      await countQueues(reader);
    }),
  );
  return [...lines, "", `No sequential scan of a growing table in the plans of ${plans} statements`];
}

const ROUNDS = 20;

/** Tickets spread over the whole help desk. */
async function someTickets({ pool }: Database): Promise<number[]> {
  const { rows } = await pool.query<{ id: number }>(
    `SELECT ticket.id FROM generate_series(0, 199) n, (SELECT max(id) AS last FROM ticket) AS known, ticket
     WHERE ticket.id = known.last - n * (known.last / 200)`,
  );
  return rows.map(({ id }) => id);
}

const row = (title: string, query: Spread, page: Spread) =>
  `| ${title} | ${[query.p50, query.p95, page.p50, page.p95].map((time) => time.toFixed(1)).join(" | ")} |`;

/** Resident memory of a process in megabytes, as Linux tells it. */
async function memory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
