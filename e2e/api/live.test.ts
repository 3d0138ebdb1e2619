import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readEvents } from "@/components/live/event-stream";
import { createdId, sendJson } from "@/e2e/support/api";
import { deafProxy } from "@/e2e/support/deaf-proxy";
import { findLogs } from "@/e2e/support/logs";
import { ADMIN, NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";
import { announce } from "@/lib/live/announce";
import type { LiveNews } from "@/lib/live/news";
import { findColleagues } from "@/lib/presence/find";
import { touchTicket } from "@/lib/presence/touch";
import { markRead } from "@/lib/tickets/mark-read";
import { visibleTicketIds } from "@/lib/tickets/visible-ids";
import { sessionCookie } from "@/scripts/bench/session";
import { freePort } from "@/scripts/postgres/state";
import { type Served, serve } from "@/scripts/start/serve";

let server: TestServer;
/** A second app process on the same database. */
let other: { url: string; served: Served };
let admin: string;
let agent: { id: number; cookie: string };
let key: string;

async function another(databaseUrl = server.databaseUrl): Promise<typeof other> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const served = await serve(
    { host: "127.0.0.1", port, dataDir: "", databaseUrl, publicUrl: url, localUrl: url },
    {
      databaseUrl,
      secret: "a secret for tests, of no use to anybody",
      development: false,
      env: { DISABLE_INTERNAL_CRON: "1" },
      onOutput: () => undefined,
    },
  );
  return { url, served };
}

beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  other = await another();
  admin = await signedIn(ADMIN);
  const ben = await server.staff("agent", "Ben Agent");
  agent = { id: ben.id, cookie: await signedIn(ben) };
  key = (await server.key()).secret;
});
afterAll(async () => {
  await other.served.stop();
  await server.stop();
});

type Stream = {
  response: Response;
  /** What has come so far. */
  events: { event: string; news: Partial<LiveNews> }[];
  news(): Partial<LiveNews>[];
  ended(): boolean;
  close(): void;
};

/** Opens the stream as a page does, and reads it until it ends. */
async function stream(url: string, cookie: string, query = ""): Promise<Stream> {
  const over = new AbortController();
  const response = await fetch(`${url}/desk/live${query}`, { headers: { cookie }, signal: over.signal });
  const events: Stream["events"] = [];
  let ended = false;
  const read = async () => {
    if (!response.body) return;
    for await (const event of readEvents(response.body))
      if (event) events.push({ event: event.event, news: JSON.parse(event.data) });
  };
  void read()
    .catch(() => undefined)
    .finally(() => {
      ended = true;
    });
  return {
    response,
    events,
    news: () => events.filter(({ event }) => event === "news").map(({ news }) => news),
    ended: () => ended,
    close: () => over.abort(),
  };
}

async function readyStream(url: string, cookie: string, query = ""): Promise<Stream> {
  const opened = await stream(url, cookie, query);
  await until(() => opened.events.some(({ event }) => event === "ready"));
  return opened;
}

const signedIn = ({ email, password }: { email: string; password: string }) =>
  sessionCookie(server.url, email, password);

const newTicket = async () => createdId(await sendJson(server, {}, { key }));

async function desk(path: string, cookie: string, input?: object) {
  const response = await fetch(server.url + path, {
    headers: { cookie, "content-type": "application/json" },
    ...(input ? { method: "POST", body: JSON.stringify(input) } : {}),
  });
  return { status: response.status, body: await response.json() };
}

describe("the stream", () => {
  test("is for signed-in staff only", async () => {
    const { response } = await stream(server.url, "");
    expect(response.status).toBe(401);
    expect((await desk("/desk/presence/1001", "")).status).toBe(401);
    expect((await desk("/desk/read/1001", "", { messageId: 1 })).status).toBe(401);
  });

  test("can't be held back or kept by anything in between", async () => {
    const opened = await readyStream(server.url, admin);
    expect(Object.fromEntries(opened.response.headers)).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-cache, no-transform",
      "x-accel-buffering": "no",
    });
    expect(opened.response.headers.get("content-encoding")).toBeNull();
    opened.close();
  });

  test("tells pages of every process of a ticket that one of them takes in", async () => {
    const streams = [await readyStream(server.url, admin), await readyStream(other.url, agent.cookie)];
    const id = await newTicket();
    for (const { news, close } of streams) {
      const seen = await until(() => news().find(({ tickets }) => tickets?.includes(id)), 5);
      expect(seen).toEqual({ tickets: [id], presence: [], lists: expect.any(Boolean), catchUp: false });
      close();
    }
  });

  test("tells a page what has come since it was rendered, or to look at everything when that is not known", async () => {
    const keeping = await readyStream(server.url, admin);
    // What a page has missed is known once listening began before the page did, with a margin.
    await until(async () => {
      const rendered = Date.now();
      const id = await newTicket();
      await until(() => keeping.news().some(({ tickets }) => tickets?.includes(id)), 5);
      const late = await readyStream(server.url, admin, `?age=${Date.now() - rendered}`);
      const missed = await until(() => late.news()[0], 5);
      late.close();
      if (missed.catchUp) return false;
      expect(missed).toMatchObject({ tickets: expect.arrayContaining([id]), catchUp: false });
      return true;
    });
    const stale = await readyStream(server.url, admin, "?age=3600000");
    expect(await until(() => stale.news()[0], 5)).toMatchObject({ lists: true, catchUp: true });
    for (const { close } of [keeping, stale]) close();
  });

  test("gathers what comes in a burst", async () => {
    const opened = await readyStream(server.url, admin);
    const ids = await Promise.all(Array.from({ length: 20 }, newTicket));
    await until(() => ids.every((id) => opened.news().some(({ tickets }) => tickets?.includes(id))), 5);
    expect(opened.news().length).toBeLessThan(10);
    opened.close();
  });

  test("names no ticket that its reader can't see, and has them look at their lists", async () => {
    const opened = await readyStream(server.url, agent.cookie);
    announce(server.db, { tickets: [987_654], presence: [987_653] });
    expect(await until(() => opened.news()[0], 5)).toEqual({
      tickets: [],
      presence: [],
      lists: true,
      catchUp: false,
    });
    opened.close();
    const apiKey = {
      ...server.system,
      actor: { type: "apiKey" as const, id: 1, label: "Key", scopes: new Set<string>() },
    };
    const id = await newTicket();
    expect(await visibleTicketIds(server.system, [id, 987_654])).toEqual([id]);
    expect(await visibleTicketIds(apiKey, [id])).toEqual([]);
    await expect(findColleagues(apiKey, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(touchTicket(apiKey, id, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(markRead(apiKey, id, { messageId: 1 })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("ends with the session", async () => {
    const leaver = await server.staff("agent", "Lea Leaver");
    const opened = await readyStream(server.url, await signedIn(leaver));
    await server.db.prisma.staffSession.deleteMany({ where: { staffId: leaver.id } });
    await until(() => opened.ended(), 25);
    expect(opened.events.at(-1)?.event).toBe("signed-out");
  });

  test("mends itself when Postgres cuts the line, and then has pages look at everything", async () => {
    const opened = await readyStream(server.url, admin);
    await server.db.pool.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'deskuss live' AND datname = current_database()",
    );
    await until(() => opened.news().some(({ catchUp }) => catchUp), 15);
    const id = await newTicket();
    await until(() => opened.news().some(({ tickets }) => tickets?.includes(id)), 5);
    opened.close();
  });

  test("says that the page is to ask, where notifications don't come through", async () => {
    const proxy = await deafProxy(server.databaseUrl);
    const deaf = await another(proxy.url);
    for (const query of ["", "?age=100"]) {
      const opened = await stream(deaf.url, admin, query);
      await until(() => opened.ended(), 10);
      expect(opened.events.map(({ event }) => event)).toEqual(["poll"]);
    }
    await deaf.served.stop();
    proxy.close();
    const warnings = await findLogs(server, { q: "pooler in transaction mode" });
    expect(warnings).toHaveLength(1);
    const asked = await stream(server.url, admin, "?poll=1");
    await until(() => asked.ended());
    expect(asked.events.map(({ event }) => event)).toEqual(["poll"]);
  });

  test("ends at once when its process stops", async () => {
    const third = await another();
    const opened = await readyStream(third.url, admin);
    const begun = Date.now();
    await third.served.stop();
    expect(Date.now() - begun).toBeLessThan(2_000);
    await until(() => opened.ended());
    expect(opened.events.at(-1)?.event).toBe("bye");
  });
});

describe("presence", () => {
  test("is told to colleagues once: who came, who replies, who left", async () => {
    const id = await newTicket();
    const opened = await readyStream(other.url, admin);
    const told = () => opened.news().filter(({ presence }) => presence?.includes(id)).length;
    const path = `/desk/presence/${id}`;

    expect(await desk(path, agent.cookie, {})).toEqual({ status: 200, body: [] });
    await until(() => told() === 1, 5);
    const ben = { id: agent.id, name: "Ben Agent", replying: false };
    expect((await desk(path, admin)).body).toEqual([ben]);
    // Nobody is told what they know.
    await desk(path, agent.cookie, {});
    await desk(path, agent.cookie, { replying: true });
    await until(() => told() === 2, 5);
    expect((await desk(path, admin)).body).toEqual([{ ...ben, replying: true }]);
    // Another tab of Ben's that does not reply.
    await desk(path, agent.cookie, {});
    expect((await desk(path, admin)).body).toEqual([{ ...ben, replying: true }]);
    await desk(path, agent.cookie, { leaving: true });
    await until(() => told() === 3, 5);
    expect((await desk(path, admin)).body).toEqual([]);
    opened.close();
  });

  test("runs out after a minute without a word", async () => {
    const id = await newTicket();
    const path = `/desk/presence/${id}`;
    await desk(path, agent.cookie, { replying: true });
    await server.db.pool.query(
      "UPDATE presence SET seen_at = now() - interval '61 seconds' WHERE ticket_id = $1",
      [id],
    );
    expect((await desk(path, admin)).body).toEqual([]);
    // Whoever comes back has not gone on replying.
    await desk(path, agent.cookie, {});
    expect((await desk(path, admin)).body).toMatchObject([{ replying: false }]);
  });

  test.each(["/desk/presence/987654", "/desk/presence/x", "/desk/read/987654", "/desk/read/0"])(
    "%s is not found",
    async (path) => {
      expect((await desk(path, agent.cookie, { messageId: 1 })).status).toBe(404);
    },
  );
});

describe("what has been read", () => {
  test("goes forward only, no further than the ticket, and counts mentions as seen", async () => {
    const id = await newTicket();
    const message = await server.db.prisma.message.findFirstOrThrow({ where: { ticketId: id } });
    const data = { messageId: message.id, ticketId: id };
    await server.db.prisma.mention.createMany({
      data: [
        { ...data, staffId: agent.id },
        { ...data, staffId: 1 },
      ],
    });
    const read = (messageId: number) => desk(`/desk/read/${id}`, agent.cookie, { messageId });
    expect((await read(message.id + 1_000)).body).toEqual({ changed: true });
    expect((await read(message.id)).body).toEqual({ changed: false });
    expect((await read(1)).body).toEqual({ changed: false });
    expect((await read(0)).status).toBe(400);
    const rows = await server.db.prisma.ticketRead.findMany({ where: { ticketId: id } });
    expect(rows).toEqual([{ ticketId: id, staffId: agent.id, messageId: message.id }]);
    const mentions = await server.db.prisma.mention.findMany({ where: { ticketId: id } });
    expect(mentions.filter(({ seenAt }) => seenAt).map(({ staffId }) => staffId)).toEqual([agent.id]);
  });
});
