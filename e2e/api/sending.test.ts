import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openDesk, openOffice } from "@/e2e/support/desk";
import type { TestServer } from "@/e2e/support/server";
import { storedTicket } from "@/e2e/support/stored-ticket";
import { findDraft } from "@/lib/drafts/find";
import { flushNews } from "@/lib/live/announce";
import { changeTickets } from "@/lib/tickets/change";
import { mergeTickets } from "@/lib/tickets/merge";
import { openByStaff } from "@/lib/tickets/open-by-staff";
import { sendMessage } from "@/lib/tickets/send-message";
import type { SendMessage } from "@/lib/tickets/send-schema";
import { unsendMessage } from "@/lib/tickets/unsend";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");

let server: TestServer;
let ann: Desk;
let ben: Desk;
let key: string;
beforeAll(async () => {
  ({ server, ann, ben, key } = await openOffice());
});
afterAll(async () => {
  await flushNews(server.db);
  await server.stop();
});

let ticket: number;
let first: number;
beforeEach(async () => {
  ticket = createdId(await sendJson(server, {}, { key }));
  first = (await stored()).messages[0]?.id ?? 0;
});

const stored = (id = ticket) => storedTicket(server, id);
const send = ({ context }: Desk, input: Partial<SendMessage> = {}) =>
  sendMessage(context, {
    ticketId: ticket,
    kind: "reply",
    body: "<p>Hello</p>",
    sendKey: randomUUID(),
    seenMessageId: first,
    ...input,
  });
const upload = async (desk: Desk, name: string, content: Uint8Array<ArrayBuffer> = PNG) => {
  const answer = await desk.upload(`/desk/drafts/${ticket}/files`, { name, type: "image/png", content });
  const { url }: { url: string } = JSON.parse(answer.text);
  return url;
};
const types = async (id = ticket) => (await stored(id)).events.map(({ type }) => type);

describe("sending", () => {
  test("makes a message of the text and the draft's files, held for a moment, and the draft is gone", async () => {
    const picture = await upload(ann, "picture.png");
    await upload(ann, "plan.png", Buffer.concat([PNG, PNG]));
    const body = `<p>See <img src="${picture}?inline=1"><img src="/desk/draft-files/999999"><script>x</script></p>`;
    const sent = await send(ann, { body, after: "resolve" });
    expect(sent).toMatchObject({ ticketId: ticket, state: "resolved", assigned: true });
    expect(Date.parse(sent.heldUntil ?? "")).toBeGreaterThan(Date.now() + 5_000);
    const { messages, ...facts } = await stored();
    expect(facts).toMatchObject({
      state: "resolved",
      assigneeId: ann.id,
      resolvedAt: expect.any(Date),
      lastMessageId: sent.messageId,
      lastKind: "reply",
      preview: "See",
      hasAttachments: true,
    });
    const reply = messages.at(-1);
    const contentId = reply?.attachments[0]?.contentId;
    expect(reply).toMatchObject({
      id: sent.messageId,
      kind: "reply",
      staffId: ann.id,
      body: `<p>See <img src="cid:${contentId}" /></p>`,
      attachments: [{ name: "picture.png" }, { name: "plan.png", contentId: null }],
    });
    expect(await types()).toEqual(["created", "state", "assignee"]);
    expect(await findDraft(ann.context, ticket)).toBeNull();
  });

  test("twice with one key writes once, also at the same moment", async () => {
    const sendKey = randomUUID();
    const sent = await Promise.all(Array.from({ length: 5 }, () => send(ann, { sendKey, after: "pending" })));
    for (const one of sent) expect(one).toEqual(sent[0]);
    expect((await stored()).messages).toHaveLength(2);
    expect(await types()).toEqual(["created", "state", "assignee"]);
  });

  test("is stopped once when somebody wrote who was not seen, and nothing is lost", async () => {
    await ann.ask("PUT", `/desk/drafts/${ticket}`, { kind: "reply", body: "<p>Hello</p>", revision: null });
    const theirs = await send(ben);
    await expect(send(ann)).rejects.toMatchObject({
      code: "conflict",
      message: "Ben Boss wrote just now.",
      fields: [{ field: "lastMessageId", message: String(theirs.messageId) }],
    });
    expect(await findDraft(ann.context, ticket)).toMatchObject({ body: "<p>Hello</p>" });
    expect((await stored()).messages).toHaveLength(2);
    await send(ann, { force: true });
    expect((await stored()).assigneeId).toBe(ben.id);
  });

  test("is not stopped by one's own messages, by notes, or when it is a note", async () => {
    await send(ben, { kind: "note" });
    await send(ann);
    await send(ann);
    await send(ben, { kind: "note" });
    expect((await stored()).messages).toHaveLength(5);
  });

  test("nothing is refused; a file alone is something", async () => {
    await expect(send(ann, { body: "<p>&nbsp;</p>" })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "body" }],
    });
    await upload(ann, "plan.png");
    await send(ann, { body: "<p></p>" });
    expect((await stored()).messages.at(-1)?.attachments).toHaveLength(1);
  });

  test("a note mentions colleagues, a reply only names them", async () => {
    const gone = await openDesk(server, "agent", "Gone");
    await server.db.prisma.staff.update({ where: { id: gone.id }, data: { deactivatedAt: new Date() } });
    const mention = (id: number) => `<span data-mention="${id}">@x</span>`;
    const body = `<p>${mention(ben.id)}${mention(ben.id)}${mention(gone.id)}${mention(ann.id)}${mention(999_999_999)}</p>`;
    await send(ann, { kind: "note", body });
    const note = (await stored()).messages.at(-1);
    expect(note?.body).toBe(body);
    expect(note?.mentions).toMatchObject([{ staffId: ben.id, ticketId: ticket, seenAt: null }]);
    await send(ann, { body });
    const reply = (await stored()).messages.at(-1);
    expect(reply?.mentions).toEqual([]);
    expect(reply?.body).not.toContain("data-mention");
  });

  test("keeps a ticket's assignee, and knows what can't be answered", async () => {
    await changeTickets(ben.context, { changes: [{ id: ticket, set: { assigneeId: ben.id } }] });
    expect(await send(ann)).toMatchObject({ assigned: false });
    await changeTickets(ben.context, { changes: [{ id: ticket, set: { folder: "trash" } }] });
    await expect(send(ann)).rejects.toMatchObject({ code: "conflict" });
    await send(ann, { kind: "note" });
    const target = createdId(await sendJson(server, {}, { key }));
    await changeTickets(ben.context, { changes: [{ id: ticket, set: { folder: "inbox" } }] });
    await mergeTickets(ben.context, { targetId: target, ids: [ticket] });
    await expect(send(ann, { kind: "note" })).rejects.toMatchObject({ code: "conflict" });
    await expect(send(ann, { ticketId: 999_999 })).rejects.toMatchObject({ code: "not_found" });
  });

  test("is for staff alone", async () => {
    const apiKey = { type: "apiKey" as const, id: 1, label: "x", scopes: new Set(["tickets:create"]) };
    for (const actor of [apiKey, server.system.actor]) {
      const context = { ...server.system, actor };
      await expect(sendMessage(context, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(unsendMessage(context, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(openByStaff(context, {})).rejects.toMatchObject({ code: "forbidden" });
      await expect(findDraft(context, ticket)).rejects.toMatchObject({ code: "forbidden" });
    }
  });
});

describe("taking back", () => {
  test("leaves the ticket as if nothing had been sent, and the draft as it was", async () => {
    const before = await stored();
    const picture = await upload(ann, "picture.png");
    await upload(ann, "plan.png", Buffer.concat([PNG, PNG]));
    const { messageId } = await send(ann, {
      body: `<p>See <img src="${picture}?inline=1"></p>`,
      after: "close",
    });
    await unsendMessage(ann.context, { messageId });
    expect(await stored()).toEqual(before);
    const draft = await findDraft(ann.context, ticket);
    expect(draft?.files).toMatchObject([{ name: "picture.png" }, { name: "plan.png" }]);
    expect(draft).toMatchObject({
      kind: "reply",
      body: `<p>See <img src="${draft?.files[0]?.url}?inline=1" /></p>`,
    });
    expect((await ann.ask("GET", draft?.files[0]?.url ?? "")).status).toBe(200);
    await expect(unsendMessage(ann.context, { messageId })).rejects.toMatchObject({ code: "not_found" });
    await send(ann, { body: draft?.body ?? "" });
    expect((await stored()).messages.at(-1)?.attachments).toHaveLength(2);
  });

  test("brings back when it was resolved, and until when it was pending", async () => {
    const until = new Date(Date.now() + 86_400_000).toISOString();
    await changeTickets(ben.context, {
      changes: [{ id: ticket, set: { state: "pending", pendingUntil: until } }],
    });
    const before = await stored();
    const { messageId } = await send(ann, { after: "open" });
    expect(await stored()).toMatchObject({ state: "open", pendingUntil: null });
    await unsendMessage(ann.context, { messageId });
    expect(await stored()).toEqual(before);
  });

  test("leaves what somebody has changed or written since", async () => {
    const { messageId } = await send(ann, { after: "resolve" });
    await changeTickets(ben.context, {
      changes: [{ id: ticket, set: { state: "open", assigneeId: ben.id } }],
    });
    const note = await send(ben, { kind: "note", body: "<p>wait</p>" });
    await unsendMessage(ann.context, { messageId });
    expect(await stored()).toMatchObject({
      state: "open",
      assigneeId: ben.id,
      lastMessageId: note.messageId,
      preview: "wait",
    });
  });

  test("is its writer's alone, for replies, and only for a moment", async () => {
    const { messageId } = await send(ann);
    await expect(unsendMessage(ben.context, { messageId })).rejects.toMatchObject({ code: "forbidden" });
    const note = await send(ann, { kind: "note" });
    await expect(unsendMessage(ann.context, note)).rejects.toMatchObject({ code: "conflict" });
    const heldUntil = new Date(Date.now() - 12_400);
    await server.db.prisma.message.update({ where: { id: messageId }, data: { heldUntil } });
    await expect(unsendMessage(ann.context, { messageId })).rejects.toMatchObject({
      code: "conflict",
      message: "It was sent 12 seconds ago and can't be taken back.",
    });
  });

  test("never costs another draft", async () => {
    const { messageId } = await send(ann);
    await ann.ask("PUT", `/desk/drafts/${ticket}`, { kind: "reply", body: "<p>P.S.</p>", revision: null });
    await expect(unsendMessage(ann.context, { messageId })).rejects.toMatchObject({ code: "conflict" });
    expect((await stored()).messages).toHaveLength(2);
    expect(await findDraft(ann.context, ticket)).toMatchObject({ body: "<p>P.S.</p>" });
  });
});
