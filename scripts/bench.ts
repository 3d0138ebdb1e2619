import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { type FirstStart, firstStart } from "@/lib/setup/first-start";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";
import { fill } from "@/scripts/bench/fill";
import { type Comparison, compare, load, pages, repeat, type Shot, type Spread } from "@/scripts/bench/load";
import { sessionCookie } from "@/scripts/bench/session";
import { shots } from "@/scripts/bench/shots";
import { ensureBuilt } from "@/scripts/build/prepare";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres";
import { freePort } from "@/scripts/postgres/state";
import { main, say, step } from "@/scripts/say";
import { serve } from "@/scripts/start/serve";

const TICKETS = 200_000;
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
    secret: "the bench's secret, of no use to anybody",
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
    const reader: Context = { actor: { type: "system", task: "bench" }, db, ip: null };
    const cookie = await sessionCookie(server, first.email, first.password);
    const list = ["", "state=all", "state=closed&priority=emergency"];
    const search = ["refund", "printer late", "customer4711", "fatma"].map((q) =>
      String(new URLSearchParams({ state: "all", q })),
    );
    const query = (text: string) =>
      findTickets(reader, readListQuery(Object.fromEntries(new URLSearchParams(text))));
    const address = (text: string) => `/tickets?${text}`;
    await pages(server, [...list, ...search].map(address), 10, cookie);
    const listed = await step("List", () => pages(server, list.map(address), 100, cookie));
    const searched = await step("Search", () => pages(server, search.map(address), 75, cookie));
    const listQuery = await step("List, the query", () => repeat(list, 100, query));
    const searchQuery = await step("Search, the query", () => repeat(search, 75, query));

    await load(server, 2, json);
    const full = await against(`JSON creation, ${TICKETS.toLocaleString("en")} tickets`, json);
    const loaded = await memory(served.pid);

    const row = (title: string, { bare, shot }: Comparison) =>
      `| ${title} | ${Math.round(shot.rate)} | ${Math.round(bare.rate)} | ${(shot.rate / bare.rate).toFixed(2)} | ${shot.p50} | ${shot.p99} | ${bare.p99} |`;
    const share = ({ bare, shot }: Comparison) => shot.rate / bare.rate;
    say(
      [
        "",
        "| 16 connections | req/s | bare route, req/s | share | p50 ms | p99 ms | bare p99 ms |",
        "|---|---|---|---|---|---|---|",
        row("JSON creation, empty database", empty),
        row(`JSON creation, ${TICKETS.toLocaleString("en")} tickets`, full),
        row("XML creation", byXml),
        row("E-mail creation", byMail),
        "",
        `Creation with ${TICKETS.toLocaleString("en")} tickets against an empty database: ${(share(full) / share(empty)).toFixed(2)} (of the shares)`,
        `List at ${TICKETS.toLocaleString("en")}: query ${spread(listQuery)}; whole page ${spread(listed)}`,
        `Search at ${TICKETS.toLocaleString("en")}: query ${spread(searchQuery)}; whole page ${spread(searched)}`,
        `Server memory: ${idle} MB after warming up, ${loaded} MB after the load`,
      ].join("\n"),
    );
  } finally {
    await served.stop();
  }
}

function spread({ p50, p95 }: Spread): string {
  return `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms`;
}

/** Resident memory of a process in megabytes, as Linux tells it. */
async function memory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
