import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { receiveMail } from "@/lib/inbound/receive";
import { changeTickets } from "@/lib/tickets/change";
import { linkTickets } from "@/lib/tickets/link";
import { mergeTickets } from "@/lib/tickets/merge";
import { readTicket } from "@/lib/tickets/read";
import { sendMessage } from "@/lib/tickets/send-message";
import { splitMessage } from "@/lib/tickets/split";
import { unmergeTickets } from "@/lib/tickets/unmerge";
import { unsendMessage } from "@/lib/tickets/unsend";
import { openDatabase, openTicket, type StaffContext, type TestDatabase } from "../support/database";
import { plainMail } from "../support/mail";

let base: TestDatabase;
let ben: StaffContext;
let chloe: StaffContext;

beforeAll(async () => {
  base = await openDatabase();
  ben = await base.agent("Ben");
  chloe = await base.agent("Chloé");
});
afterAll(() => base.stop());

const create = async (fields: object = {}) => (await openTicket(ben, fields)).id;
const system = () => ({ actor: { type: "system", task: "test" }, db: base.db, ip: null }) as const;
const mail = (headers: Record<string, string>, body: string) =>
  receiveMail(system(), {
    raw: plainMail({ "Message-ID": `<${randomUUID()}@example.com>`, ...headers }, body),
  });

const reply = (ticketId: number, fields: object = {}) =>
  sendMessage(ben, {
    ticketId,
    kind: "reply",
    body: "<p>An answer.</p>",
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
    ...fields,
  });

async function read(id: number) {
  const found = await readTicket(system(), id);
  if (!found) throw new Error(`There is no ticket ${id}`);
  return found;
}

/** Holds a ticket's lock until the calls, begun meanwhile, wait for it; then lets them all go at once. */
async function atOnce<T>(
  ticketId: number,
  ...calls: (() => Promise<T>)[]
): Promise<PromiseSettledResult<T>[]> {
  const client = await base.db.pool.connect();
  try {
    await client.query("BEGIN");
    await client.query("SELECT FROM ticket WHERE id = $1 FOR UPDATE", [ticketId]);
    const results = Promise.allSettled(calls.map((call) => call()));
    await expect.poll(waiting, { timeout: 15_000 }).toBeGreaterThanOrEqual(calls.length);
    await client.query("COMMIT");
    return await results;
  } finally {
    client.release();
  }
}

/** Asked over another connection: within a transaction the answer stays the first one. */
async function waiting(): Promise<number> {
  const { rows } = await base.db.pool.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
  );
  return rows[0]?.count ?? 0;
}

const codes = (results: PromiseSettledResult<unknown>[]) =>
  results.map((result) =>
    result.status === "fulfilled"
      ? "ok"
      : result.reason instanceof AppError
        ? result.reason.code
        : result.reason,
  );

test("a message split off twice at the same moment makes one ticket", async () => {
  const id = await create();
  const { messageId } = await reply(id);
  const split = () => splitMessage(ben, { messageId });
  expect(codes(await atOnce(id, split, split)).sort()).toEqual(["conflict", "ok"]);
  const { rows } = await base.db.pool.query(
    "SELECT FROM ticket WHERE NOT EXISTS (SELECT FROM message WHERE message.ticket_id = ticket.id)",
  );
  expect(rows).toHaveLength(0);
});

test("a mail that comes while its ticket is being merged arrives at the other one, and goes home with it", async () => {
  const messageId = `<${randomUUID()}@example.com>`;
  const { id: old } = await mail({ "Message-ID": messageId }, "The first one.");
  const target = await create({ email: "other@example.com" });
  const results = await atOnce<unknown>(
    old,
    () => mergeTickets(chloe, { targetId: target, ids: [old] }),
    () => mail({ "In-Reply-To": messageId }, "The answer."),
  );
  expect(codes(results)).toEqual(["ok", "ok"]);
  const bodies = async (id: number) => (await read(id)).thread.messages.map(({ body }) => body.trim());
  expect(await bodies(target)).toContain("The answer.");
  expect(await bodies(old)).toEqual([]);

  const second = `<${randomUUID()}@example.com>`;
  await mail({ "In-Reply-To": messageId, "Message-ID": second }, "After the merge.");
  await mail({ "In-Reply-To": second }, "An answer to that alone.");
  expect(await bodies(target)).toEqual(
    expect.arrayContaining(["After the merge.", "An answer to that alone."]),
  );
  await unmergeTickets(chloe, { ids: [old] });
  expect(await bodies(old)).toEqual(
    expect.arrayContaining(["The first one.", "After the merge.", "An answer to that alone."]),
  );
});

test("merging on, taking a merge back and changing all of them at once never wait for each other in a circle", async () => {
  const [one, two, three] = [await create(), await create(), await create()];
  await mergeTickets(ben, { targetId: two, ids: [one] });
  const results = await atOnce<unknown>(
    two,
    () => mergeTickets(ben, { targetId: three, ids: [two] }),
    () =>
      changeTickets(chloe, { changes: [one, two, three].map((id) => ({ id, set: { priority: "high" } })) }),
    () => unmergeTickets(chloe, { ids: [one] }),
    () => mergeTickets(chloe, { targetId: two, ids: [three] }),
  );
  for (const code of codes(results)) expect(["ok", "conflict", "not_found"]).toContain(code);
  for (const id of [one, two, three]) {
    const { rows } = await base.db.pool.query(
      `SELECT FROM ticket JOIN ticket target ON target.id = ticket.merged_into_id
       WHERE ticket.id = $1 AND target.folder = 'merged'`,
      [id],
    );
    expect(rows, `ticket ${id} leads to one that was merged itself`).toHaveLength(0);
  }
});

test("two merges crosswise: one is done", async () => {
  const [one, two] = [await create(), await create()];
  const results = await atOnce(
    one,
    () => mergeTickets(ben, { targetId: one, ids: [two] }),
    () => mergeTickets(chloe, { targetId: two, ids: [one] }),
  );
  expect(codes(results).sort()).toEqual(["conflict", "ok"]);
});

test("a reply sent twice at the same moment is one message", async () => {
  const id = await create();
  const sendKey = randomUUID();
  const results = await atOnce(
    id,
    () => reply(id, { sendKey }),
    () => reply(id, { sendKey }),
  );
  expect(codes(results)).toEqual(["ok", "ok"]);
  expect((await read(id)).thread.messages).toHaveLength(2);
});

describe("a reply taken back after its ticket was merged", () => {
  test("becomes a draft on the other one, whose state is its own", async () => {
    const [target, old] = [await create(), await create()];
    await changeTickets(ben, { changes: [{ id: target, set: { state: "resolved" } }] });
    const { messageId } = await reply(old, { after: "resolve" });
    await mergeTickets(ben, { targetId: target, ids: [old] });
    expect(await unsendMessage(ben, { messageId })).toEqual({ ticketId: target });
    expect((await read(target)).ticket.state).toBe("resolved");
  });
});

describe("what a merge does and its undoing undoes", () => {
  test("links go along and none leads to a merged ticket", async () => {
    const [target, old, related] = [await create(), await create(), await create()];
    await linkTickets(ben, { id: old, otherId: related });
    await linkTickets(ben, { id: old, otherId: target });
    await mergeTickets(ben, { targetId: target, ids: [old] });
    const links = async (id: number) => (await read(id)).ticket.links.map((link) => link.id);
    expect(await links(target)).toEqual([related]);
    expect(await links(related)).toEqual([target]);
    await unmergeTickets(ben, { ids: [old] });
    expect(await links(old)).toEqual([target, related]);
  });

  test("a ticket from spam returns to spam", async () => {
    const [target, old] = [await create(), await create()];
    await changeTickets(ben, { changes: [{ id: old, set: { folder: "spam" } }] });
    await mergeTickets(ben, { targetId: target, ids: [old] });
    await unmergeTickets(ben, { ids: [old] });
    expect((await read(old)).ticket.folder).toBe("spam");
  });

  test("nothing is merged into a ticket that is put away", async () => {
    const [target, old] = [await create(), await create()];
    await changeTickets(ben, { changes: [{ id: target, set: { folder: "trash" } }] });
    expect(codes(await Promise.allSettled([mergeTickets(ben, { targetId: target, ids: [old] })]))).toEqual([
      "conflict",
    ]);
  });
});
