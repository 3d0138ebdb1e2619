import "server-only";
import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { CHANNEL } from "./announce";
import { type LiveNews, mergeNews } from "./news";

const PROOF_MS = 5_000;
const ALIVE_EVERY_MS = 30_000;
const ALIVE_MS = 10_000;

const Payload = z.object({
  tickets: z.array(z.int()).optional(),
  presence: z.array(z.int()).optional(),
  lists: z.boolean().optional(),
  proof: z.string().optional(),
});

type Hearing = {
  /** Takes what ends the connection. */
  begun(hangUp: () => void): void;
  /** From now on nothing is missed. */
  listening(): void;
  heard(news: LiveNews): void;
  /** This database's connections can't listen. */
  deaf(): void;
  ended(): void;
};

/** One connection's life. Answers whether it ever listened. */
export async function hear(db: Database, hearing: Hearing): Promise<boolean> {
  const client = new pg.Client({
    connectionString: env().DATABASE_URL,
    application_name: "deskuss live",
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
  });
  const proof = randomUUID();
  const proven = Promise.withResolvers<true>();
  const over = Promise.withResolvers<false>();
  const hangUp = () => over.resolve(false);
  hearing.begun(hangUp);
  client.on("error", hangUp);
  client.on("end", hangUp);
  client.on("notification", ({ payload }) => {
    const message = read(payload);
    if (message?.proof === proof) proven.resolve(true);
    const news = message && mergeNews([message]);
    if (news) hearing.heard(news);
  });
  const alive = setInterval(
    () => void isAlive(client).then((yes) => yes || hangUp()),
    ALIVE_EVERY_MS,
  ).unref();
  try {
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    // By way of the pool, as all news come. A pooler between us and Postgres can swallow them without an error.
    await db.pool.query("SELECT pg_notify($1, $2)", [CHANNEL, JSON.stringify({ proof })]);
    const heard = await Promise.race([proven.promise, over.promise, pause(PROOF_MS, null, { ref: false })]);
    if (heard === null) hearing.deaf();
    if (heard !== true) return false;
    hearing.listening();
    await over.promise;
    return true;
  } catch {
    return false;
  } finally {
    hearing.ended();
    clearInterval(alive);
    // Not waited for: a connection that the network has forgotten never says goodbye.
    void client.end().catch(() => undefined);
  }
}

function read(payload: string | undefined): z.output<typeof Payload> | null {
  try {
    return Payload.parse(JSON.parse(payload ?? ""));
  } catch {
    // Somebody else's word on our channel. Something may have happened.
    return { lists: true };
  }
}

async function isAlive(client: pg.Client): Promise<boolean> {
  const answered = client.query("SELECT 1").then(
    () => true,
    () => false,
  );
  return Promise.race([answered, pause(ALIVE_MS, false, { ref: false })]);
}
