import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Context } from "@/lib/context";
import { blockCustomer, unblockCustomer, updateCustomer } from "@/lib/customers/update";
import { AppError } from "@/lib/errors";
import { changeTickets } from "@/lib/tickets/change";
import type { ChangeResult } from "@/lib/tickets/change-schema";
import { linkTickets, unlinkTickets } from "@/lib/tickets/link";
import { mergeTickets } from "@/lib/tickets/merge";
import { findTicketPlace } from "@/lib/tickets/read";
import { sendMessage } from "@/lib/tickets/send-message";
import { splitMessage } from "@/lib/tickets/split";
import { unmergeTickets } from "@/lib/tickets/unmerge";
import { wakePending } from "@/lib/tickets/wake-pending";
import { call, createdId, jsonError, open, sendJson } from "../support/api";
import { plainMail } from "../support/mail";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "../support/server";

let server: TestServer;
let key: string;
let ben: Context;
let chloe: Context;

beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  key = (await server.key()).secret;
  ben = await agent("Ben");
  chloe = await agent("Chloé");
});
afterAll(() => server.stop());

async function agent(name: string): Promise<Context> {
  const { id } = await server.staff("agent", name);
  return { actor: { type: "staff", id, name, role: "agent" }, db: server.db, ip: null };
}

const idOf = ({ actor }: Context) => (actor.type === "staff" ? actor.id : 0);
const create = async (fields: object = {}) => createdId(await sendJson(server, fields, { key }));
const mail = (raw: Buffer<ArrayBuffer>) => call(server, "/api/tickets.email", { key, body: raw });
const reply = (context: Context, ticketId: number, body: string) =>
  sendMessage(context, {
    ticketId,
    kind: "reply",
    body,
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
  });

/** What a call refused, as a reader would be told. */
async function refusal(call: Promise<unknown>): Promise<{ code: string; message: string; fields: object[] }> {
  const error = await call.then(
    () => expect.unreachable("It was not refused"),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof AppError)) throw error;
  const { code, message, fields } = error;
  return { code, message, fields };
}

const undo = (context: Context, { changed }: ChangeResult) =>
  changeTickets(context, {
    changes: changed.map(({ id, before, after }) => ({ id, set: before, seen: after })),
  });

describe("changing tickets", () => {
  test("sets many facts of many tickets at once, each with its line, and undo sets them back", async () => {
    const ids = [await create(), await create(), await create()];
    const set = { priority: "emergency", assigneeId: idOf(chloe), addTags: ["Refund", "vip"] } as const;
    const result = await changeTickets(ben, { changes: ids.map((id) => ({ id, set })) });
    expect(result.changed.map(({ id }) => id)).toEqual(ids);
    for (const id of ids) {
      const { ticket, history } = await open(server, id);
      expect(ticket).toMatchObject({ priority: "emergency", assignee: { name: "Chloé" } });
      expect(ticket.tags.map(({ name }) => name)).toEqual(["Refund", "vip"]);
      expect(history.slice(1).map(({ type, staff }) => [type, staff?.name])).toEqual([
        ["priority", "Ben"],
        ["assignee", "Ben"],
        ["tags", "Ben"],
      ]);
    }
    await undo(ben, result);
    const { ticket } = await open(server, ids[1] ?? 0);
    expect(ticket).toMatchObject({ priority: "normal", assignee: null, tags: [] });
  });

  test("the same again leaves no trace", async () => {
    const id = await create();
    const changes = [{ id, set: { state: "resolved" } }];
    expect((await changeTickets(ben, { changes })).changed).toHaveLength(1);
    expect((await changeTickets(ben, { changes })).changed).toEqual([]);
    expect((await open(server, id)).history.map(({ type }) => type)).toEqual(["created", "state"]);
  });

  test("two at the same moment: nobody overwrites unseen, and the loser hears who did what", async () => {
    const id = await create();
    const change = (context: Context, priority: string) =>
      changeTickets(context, { changes: [{ id, set: { priority }, seen: { priority: "normal" } }] });
    const results = await Promise.allSettled([change(ben, "high"), change(chloe, "low")]);
    const won = results.filter(({ status }) => status === "fulfilled");
    expect(won).toHaveLength(1);
    const winner = results[0]?.status === "fulfilled" ? "Ben" : "Chloé";
    const refused = await refusal(change(winner === "Ben" ? chloe : ben, "emergency"));
    expect(refused).toMatchObject({ code: "conflict", fields: [{ field: "priority" }] });
    expect(refused.message).toContain(`${winner} has changed the priority to`);
  });

  test("another field is no conflict", async () => {
    const id = await create();
    await changeTickets(chloe, { changes: [{ id, set: { addTags: ["late"] } }] });
    const set = { priority: "high" };
    const result = await changeTickets(ben, { changes: [{ id, set, seen: { priority: "normal" } }] });
    expect(result.changed).toHaveLength(1);
  });

  test("undo leaves alone, and names, what was changed again since", async () => {
    const [first, second] = [await create(), await create()];
    const result = await changeTickets(ben, {
      changes: [first, second].map((id) => ({ id, set: { priority: "high" } })),
    });
    await changeTickets(chloe, { changes: [{ id: second, set: { priority: "low" } }] });
    const undone = await undo(ben, result);
    expect(undone.changed.map(({ id }) => id)).toEqual([first]);
    expect(undone.conflicts).toMatchObject([{ field: `${second}.priority` }]);
    expect((await open(server, second)).ticket.priority).toBe("low");
  });

  test.each([
    ["a ticket that is not there", { id: 999_999, set: { priority: "high" } }, "not_found"],
    ["a member of staff who is not there", { set: { assigneeId: 999_999 } }, "not_found"],
    ["a department that is not there", { set: { departmentId: 999_999 } }, "not_found"],
    ["a priority of one's own", { set: { priority: "very high" } }, "invalid"],
    ["a folder to merge into", { set: { folder: "merged" } }, "invalid"],
    [
      "a past date to be pending until",
      { set: { state: "pending", pendingUntil: "2020-01-01T00:00:00Z" } },
      "invalid",
    ],
    ["a date for an open ticket", { set: { pendingUntil: "2099-01-01T00:00:00Z" } }, "invalid"],
    ["a copy to no address", { set: { cc: [{ email: "nobody" }] } }, "invalid"],
  ])("refuses %s and changes nothing", async (_, change, code) => {
    const id = await create();
    const good = { id: await create(), set: { priority: "high" } };
    expect(await refusal(changeTickets(ben, { changes: [good, { id, ...change }] }))).toMatchObject({ code });
    expect((await open(server, good.id)).ticket.priority).toBe("normal");
  });

  test("an API key changes nothing", async () => {
    const actor = { type: "apiKey", id: 1, label: "K", scopes: new Set<string>() } as const;
    const context: Context = { actor, db: server.db, ip: null };
    const id = await create();
    const call = changeTickets(context, { changes: [{ id, set: { priority: "high" } }] });
    expect((await refusal(call)).code).toBe("forbidden");
  });

  test("pending until a date opens again by itself, at the date and not before", async () => {
    const id = await create();
    const pendingUntil = new Date(Date.now() + 3_600_000).toISOString();
    await changeTickets(ben, { changes: [{ id, set: { state: "pending", pendingUntil } }] });
    await wakePending(server.db, new Date());
    expect((await open(server, id)).ticket.state).toBe("pending");
    expect(await wakePending(server.db, new Date(Date.parse(pendingUntil) + 1))).toBe(
      "Pending tickets opened: 1",
    );
    const { ticket, history } = await open(server, id);
    expect(ticket).toMatchObject({ state: "open", pendingUntil: null });
    expect(history.at(-1)?.type).toBe("woke");
  });
});

describe("merging", () => {
  const threads = async (id: number) => (await open(server, id)).thread.map(({ body }) => body);

  test("keeps both threads and histories, leads on from the old number, and can be taken back", async () => {
    const messageId = `<${randomUUID()}@example.com>`;
    const old = createdId(await mail(plainMail({ "Message-ID": messageId }, "By mail.")));
    const target = await create({ email: "other@example.com", message: "By the form." });
    await reply(ben, old, "<p>On the old one.</p>");
    expect(await mergeTickets(chloe, { targetId: target, ids: [old] })).toEqual({
      targetId: target,
      merged: [old],
    });

    const { ticket, thread, history } = await open(server, target);
    expect(thread.map(({ body, originId }) => [body, originId])).toEqual([
      ["By mail.", old],
      ["By the form.", null],
      ["<p>On the old one.</p>", old],
    ]);
    expect(history.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["created", "assignee", "created", "merged"]),
    );
    expect(ticket.merged.map(({ id }) => id)).toEqual([old]);
    // Its customer was another one, who goes on getting the answers.
    expect(ticket.cc).toHaveLength(1);
    expect(await findTicketPlace(ben, old)).toEqual({ mergedIntoId: target });

    const answer = plainMail({ "In-Reply-To": messageId }, "An answer to the old mail.");
    expect(createdId(await mail(answer))).toBe(target);

    await unmergeTickets(chloe, { ids: [old] });
    expect(await findTicketPlace(ben, old)).toEqual({ mergedIntoId: null });
    expect(await threads(target)).not.toContain("By mail.");
    expect(await threads(old)).toEqual(["By mail.", "<p>On the old one.</p>", "An answer to the old mail."]);
  });

  test("a merged ticket is changed, merged and written to no more", async () => {
    const [target, old, third] = [await create(), await create(), await create()];
    await mergeTickets(ben, { targetId: target, ids: [old] });
    const set = { priority: "high" };
    expect((await refusal(changeTickets(ben, { changes: [{ id: old, set }] }))).code).toBe("conflict");
    expect((await refusal(mergeTickets(ben, { targetId: third, ids: [old] }))).code).toBe("conflict");
    expect((await refusal(mergeTickets(ben, { targetId: old, ids: [third] }))).code).toBe("conflict");
    expect((await refusal(reply(ben, old, "<p>Hello?</p>"))).code).toBe("conflict");
  });

  test("not into itself, and not what is not there", async () => {
    const id = await create();
    expect((await refusal(mergeTickets(ben, { targetId: id, ids: [id] }))).code).toBe("invalid");
    expect((await refusal(mergeTickets(ben, { targetId: id, ids: [999_999] }))).code).toBe("not_found");
    expect((await refusal(unmergeTickets(ben, { ids: [id] }))).code).toBe("not_found");
  });

  test("several in a chain all lead to the last", async () => {
    const [first, second, third] = [await create(), await create(), await create()];
    await mergeTickets(ben, { targetId: second, ids: [first] });
    await mergeTickets(ben, { targetId: third, ids: [second] });
    for (const id of [first, second]) expect(await findTicketPlace(ben, id)).toEqual({ mergedIntoId: third });
    expect((await open(server, third)).thread.map(({ originId }) => originId).sort()).toEqual(
      [first, second, null].sort(),
    );
  });
});

describe("splitting a message off", () => {
  test("makes a linked ticket of it; both histories say so", async () => {
    const id = await create({ subject: "Two things" });
    const { messageId } = await reply(ben, id, "<p>The other thing.</p>");
    const { id: made } = await splitMessage(ben, { messageId, subject: "The other thing" });
    const fresh = await open(server, made);
    expect(fresh.ticket).toMatchObject({ subject: "The other thing", links: [{ id }] });
    expect(fresh.thread.map(({ body }) => body)).toEqual(["<p>The other thing.</p>"]);
    expect(fresh.history.map(({ type }) => type)).toEqual(["created", "split_from"]);
    const old = await open(server, id);
    expect(old.thread).toHaveLength(1);
    expect(old.history.at(-1)?.type).toBe("split");
  });

  test("not the first message, and none that is not there", async () => {
    const id = await create();
    const messageId = (await open(server, id)).thread[0]?.id;
    expect((await refusal(splitMessage(ben, { messageId }))).code).toBe("conflict");
    expect((await refusal(splitMessage(ben, { messageId: 999_999 }))).code).toBe("not_found");
  });
});

test("links are seen from both sides, once, and are taken back", async () => {
  const [one, two] = [await create(), await create()];
  await linkTickets(ben, { id: two, otherId: one });
  await linkTickets(ben, { id: one, otherId: two });
  for (const [id, other] of [
    [one, two],
    [two, one],
  ] as const) {
    const { ticket, history } = await open(server, id);
    expect(ticket.links.map((link) => link.id)).toEqual([other]);
    expect(history.map(({ type }) => type)).toEqual(["created", "linked"]);
  }
  await unlinkTickets(ben, { id: one, otherId: two });
  expect((await open(server, two)).ticket.links).toEqual([]);
  expect((await refusal(linkTickets(ben, { id: one, otherId: one }))).code).toBe("invalid");
  expect((await refusal(linkTickets(ben, { id: one, otherId: 999_999 }))).code).toBe("not_found");
});

describe("customers", () => {
  const customerOf = async (id: number) => (await open(server, id)).ticket.customer;

  test("are renamed, and found by the new address", async () => {
    const email = `${randomUUID()}@example.com`;
    const { id } = await customerOf(await create({ email }));
    await updateCustomer(ben, {
      id,
      name: "New Name",
      email: `new-${email}`,
      organisation: "Acme",
      notes: "VIP",
    });
    const again = await customerOf(await create({ email: `new-${email}`, name: "Ignored" }));
    expect(again).toMatchObject({ id, name: "New Name", organisation: "Acme", notes: "VIP" });
  });

  test("can't be given another one's address", async () => {
    const taken = `${randomUUID()}@example.com`;
    await create({ email: taken });
    const { id } = await customerOf(await create({ email: `${randomUUID()}@example.com` }));
    const refused = await refusal(updateCustomer(ben, { id, name: "N", email: taken.toUpperCase() }));
    expect(refused).toMatchObject({ code: "conflict", fields: [{ field: "email" }] });
  });

  test("blocked: their API tickets are refused and logged, their mails kept in spam, until they are unblocked", async () => {
    const email = `${randomUUID()}@example.com`;
    const { id } = await customerOf(await create({ email }));
    await blockCustomer(ben, { id });
    const refused = await sendJson(server, { email }, { key });
    expect(refused.status).toBe(403);
    expect(jsonError(refused).message).toContain("blocked");

    const mailed = createdId(await mail(plainMail({ From: `Spammer <${email}>` })));
    const { ticket, history } = await open(server, mailed);
    expect(ticket.folder).toBe("spam");
    expect(history.map(({ type }) => type)).toContain("quarantined");

    await unblockCustomer(ben, { id });
    expect((await sendJson(server, { email }, { key })).status).toBe(200);
  });
});
