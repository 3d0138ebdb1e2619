import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { connect, type Database } from "@/lib/db/client";
import { type FirstStart, firstStart } from "@/lib/setup/first-start";
import { fill } from "@/scripts/bench/fill";
import { type Comparison, compare, load, type Shot, type Spread } from "@/scripts/bench/load";
import { measureMail } from "@/scripts/bench/mail";
import { mailPlans } from "@/scripts/bench/mail-plans";
import { measureOpening } from "@/scripts/bench/opening";
import { measureReading } from "@/scripts/bench/reading";
import { sessionCookie } from "@/scripts/bench/session";
import { shots } from "@/scripts/bench/shots";
import { ensureBuilt } from "@/scripts/build/prepare";
import { migrate } from "@/scripts/migrate";
import { startPostgres } from "@/scripts/postgres";
import { freePort } from "@/scripts/postgres/state";
import { main, Stop, say, step } from "@/scripts/say";
import { serve } from "@/scripts/start/serve";

const TICKETS = Number(process.env.BENCH_TICKETS ?? 1_000_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 5);

/** Flood detection is what these loads would set off. */
const UNLIMITED = { floodRefusedPerMinute: 0, floodAcceptedPerSecond: 0 };

/**
 * `npm run bench`: the built server on a durable Postgres of its own, every figure in one run. Rates are told as a
 * share of the bare route's, measured in turns with it: the machine's own speed and moods cancel out. `npm run bench -- mail`
 * measures mail alone, which needs no build.
 */
await main(async () => {
  const [only] = process.argv.slice(2);
  if (only && only !== "mail") throw new Stop(`There is no part “${only}”; “mail” is one.`);
  if (!only) await ensureBuilt();
  const folder = await mkdtemp(path.join(tmpdir(), "deskuss-bench-"));
  // Postgres' own user must be able to reach what is inside.
  await chmod(folder, 0o755);
  const postgres = await startPostgres({ dataFolder: folder, tell: say });
  try {
    const mail = await measureMail(postgres.url);
    say(["", ...mail, ""].join("\n"));
    if (only) return;
    await migrate(postgres.url, say);
    // The filling alone holds a connection for each table.
    const db = connect(postgres.url, 8);
    const first = await firstStart(db);
    if (!first) throw new Error("The bench's database was not empty");
    for (const [key, value] of Object.entries(UNLIMITED))
      await db.prisma.setting.create({ data: { key, value } });
    await measure(postgres.url, db, first);
    // The server has ended, which would have fetched and sent by itself.
    const plans = await step("Looking at the plans of mail", () => mailPlans(db, postgres.url, TICKETS));
    say(`No sequential scan of a growing table in the plans of ${plans} statements of mail`);
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
  const start = () =>
    serve(config, {
      databaseUrl,
      secret: "the bench's secret, of no use to anybody",
      development: false,
      // Its words about connections that the load generator cuts off at the end are no news.
      onOutput: () => undefined,
    });
  let served = await start();
  try {
    const { bare, json, xml, mail } = shots(first.apiKey);
    for (const shot of [bare, json, xml, mail]) await load(server, 4, shot);
    const idle = await memory(served.pid);

    const against = (title: string, shot: Shot) => step(title, () => compare(server, SECONDS, bare, shot));
    const empty = await against("JSON creation, empty database", json);
    const byXml = await against("XML creation", xml);
    const byMail = await against("E-mail creation", mail);
    // What the server does by itself would take minutes without the indexes, and keep Postgres from tidying up.
    await served.stop();
    await step(`Filling with ${TICKETS.toLocaleString("en")} tickets`, () => fill(db.pool, TICKETS));
    served = await start();
    const cookie = await sessionCookie(server, first.email, first.password);
    const reading = await measureReading(db, TICKETS, server, cookie);
    const opening = await step("Opening tickets in Chromium", () => measureOpening(server, cookie));

    await load(server, 2, json);
    const full = await against(`JSON creation, ${TICKETS.toLocaleString("en")} tickets`, json);
    const loaded = await memory(served.pid);

    const rate = (title: string, { bare, shot }: Comparison) =>
      `| ${title} | ${Math.round(shot.rate)} | ${Math.round(bare.rate)} | ${(shot.rate / bare.rate).toFixed(2)} | ${shot.p50} | ${shot.p99} | ${bare.p99} |`;
    const spread = (title: string, { p50, p95 }: Spread) =>
      `| ${title} | ${p50.toFixed(0)} | ${p95.toFixed(0)} |`;
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
        `| A ticket opened from the list, in Chromium | p50 ms | p95 ms |`,
        "|---|---|---|",
        spread("by click on the row pointed at", opening.byClick),
        spread("by Enter on the row stood on", opening.byEnter),
        spread("by `j` from the ticket before", opening.byNext),
        spread("by click, nothing fetched ahead", opening.atOnce),
        "",
        `Server memory: ${idle} MB after warming up, ${loaded} MB after the load`,
      ].join("\n"),
    );
  } finally {
    await served.stop();
  }
}

/** Resident memory of a process in megabytes, as Linux tells it. */
async function memory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? Number.NaN) / 1024);
}
