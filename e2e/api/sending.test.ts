import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openDesk } from "@/e2e/support/desk";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "@/e2e/support/server";
import { archiveCannedResponse } from "@/lib/canned-responses/archive";
import { createCannedResponse, updateCannedResponse } from "@/lib/canned-responses/save";
import { findDraft } from "@/lib/drafts/find";
import { flushNews } from "@/lib/live/announce";
import { changeTickets } from "@/lib/tickets/change";
import { mergeTickets } from "@/lib/tickets/merge";
import { openByStaff } from "@/lib/tickets/open-by-staff";
import { sendMessage } from "@/lib/tickets/send-message";
import type { OpenByStaff, SendMessage } from "@/lib/tickets/send-schema";
import { unsendMessage } from "@/lib/tickets/unsend";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");

let server: TestServer;
let ann: Desk;
let ben: Desk;
let key: string;
beforeAll(async () => {
  server = await startServer({ settings: NO_FLOOD_LIMITS });
  ann = await openDesk(server, "agent", "Ann Agent");
  ben = await openDesk(server, "administrator", "Ben Boss");
  key = (await server.key()).secret;
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

const stored = (id = ticket) =>
  server.db.prisma.ticket.findUniqueOrThrow({
    where: { id },
    include: {
      messages: {
        orderBy: { id: "asc" },
        include: { attachments: { orderBy: { id: "asc" } }, mentions: true },
      },
      events: { orderBy: { id: "asc" } },
      tags: { include: { tag: true } },
      cc: true,
      customer: true,
    },
  });
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

describe("a ticket opened by staff", () => {
  const open = ({ context }: Desk, input: Partial<OpenByStaff> = {}) =>
    openByStaff(context, {
      email: `new-${randomUUID()}@example.com`,
      subject: "You called",
      body: "<p>About your call</p>",
      kind: "reply",
      sendKey: randomUUID(),
      ...input,
    });

  test("has all that was chosen, and the files of the draft", async () => {
    const answer = await ann.upload("/desk/drafts/new/files", {
      name: "a.png",
      type: "image/png",
      content: PNG,
    });
    expect(answer.status).toBe(200);
    const { id } = await open(ann, {
      email: "Jane@Example.com",
      name: "Somebody else",
      kind: "note",
      source: "Phone",
      priority: "high",
      assigneeId: ben.id,
      tags: ["Refund", "refund", "VIP"],
      cc: [{ email: "boss@example.com", name: "The boss" }],
      after: "pending",
    });
    const found = await stored(id);
    expect(found).toMatchObject({
      subject: "You called",
      source: "Phone",
      priority: "high",
      assigneeId: ben.id,
      state: "pending",
      preview: "About your call",
      lastKind: "note",
      hasAttachments: true,
      dueAt: expect.any(Date),
      customer: { emailKey: "jane@example.com", name: "Jane Smith" },
      cc: [{ emailKey: "boss@example.com" }],
      messages: [{ kind: "note", staffId: ann.id, customerId: null }],
    });
    expect(found.tags.map(({ tag }) => tag.nameKey).sort()).toEqual(["refund", "vip"]);
    expect(found.events.map(({ type }) => type)).toEqual(["created", "state", "assignee", "tags", "cc"]);
    expect(await findDraft(ann.context, null)).toBeNull();
  });

  test("is for a new customer too, and made once", async () => {
    const sendKey = randomUUID();
    const email = `once-${sendKey}@example.com`;
    const opened = await Promise.all(Array.from({ length: 4 }, () => open(ann, { email, sendKey })));
    expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
    expect((await stored(opened[0]?.id)).customer).toMatchObject({ email, name: email });
  });

  test("names what is to be mended", async () => {
    await expect(open(ann, { email: "jane", subject: " ", cc: [{ email: "x" }] })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "email" }, { field: "subject" }, { field: "cc.0.email" }],
    });
    await expect(open(ann, { body: "" })).rejects.toMatchObject({ fields: [{ field: "body" }] });
    await expect(open(ann, { departmentId: 9999 })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "departmentId" }],
    });
    await expect(open(ann, { assigneeId: 9999 })).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "assigneeId" }],
    });
  });
});

describe("canned responses", () => {
  const make = (name: string, body: string, departmentId = "") =>
    createCannedResponse(ben.context, { name: `${name} ${randomUUID()}`, body, departmentId });
  const offered = async (query = `ticket=${ticket}`) => {
    const answer = await ann.ask("GET", `/desk/canned-responses?${query}`);
    const list: { id: number; html: string; text: string }[] = JSON.parse(answer.text);
    return new Map(list.map((one) => [one.id, one]));
  };

  test("come filled in for the ticket, as text whatever a customer is called", async () => {
    const name = '<b>Eve</b> "Doe"';
    ticket = createdId(await sendJson(server, { name, email: "eve@example.com" }, { key }));
    const { id } = await make(
      "Hello",
      "<p>Hi {{customer.first_name|there}} ({{customer.name}}), #{{ticket.number}}, {{agent.first_name}}<script>x</script></p>",
    );
    expect((await offered()).get(id)?.html).toBe(
      `<p>Hi &lt;b&gt;Eve&lt;/b&gt; (&lt;b&gt;Eve&lt;/b&gt; "Doe"), #${ticket}, Ann</p>`,
    );
    expect((await offered("ticket=new")).get(id)?.text).toBe("Hi there (), #, Ann");
    expect((await offered("ticket=new&name=Jo+Li")).get(id)?.text).toBe("Hi Jo (Jo Li), #, Ann");
  });

  test("can't make a link run", async () => {
    const name = "javascript:alert(1)";
    ticket = createdId(await sendJson(server, { name, email: "js@example.com" }, { key }));
    const { id } = await make("Link", '<p><a href="{{customer.name}}">x</a></p>');
    expect((await offered()).get(id)?.html).toBe("<p><a>x</a></p>");
  });

  test("of another department, and archived ones, are not offered", async () => {
    const billing = await server.db.prisma.department.findFirstOrThrow({ where: { name: "Billing" } });
    const theirs = await make("Billing", "<p>Bill</p>", String(billing.id));
    const old = await make("Old", "<p>Old</p>");
    expect((await offered()).has(theirs.id)).toBe(false);
    expect((await offered(`ticket=new&department=${billing.id}`)).has(theirs.id)).toBe(true);
    await changeTickets(ben.context, { changes: [{ id: ticket, set: { departmentId: billing.id } }] });
    expect((await offered()).has(theirs.id)).toBe(true);
    await archiveCannedResponse(ben.context, { id: old.id });
    expect((await offered()).has(old.id)).toBe(false);
  });

  test("are an administrator's to change, and name what is wrong", async () => {
    await expect(createCannedResponse(ann.context, {})).rejects.toMatchObject({ code: "forbidden" });
    await expect(make("Bad", "<p>{{customer.nmae}} {{x}}</p>")).rejects.toMatchObject({
      code: "invalid",
      fields: [{ field: "body", message: "{{customer.nmae}} and {{x}} are no variables; mend it." }],
    });
    await expect(make("Empty", "<p></p>")).rejects.toMatchObject({ fields: [{ field: "body" }] });
    const { id, name } = await make("Twice", "<p>x</p>");
    await expect(
      createCannedResponse(ben.context, { name: name.toUpperCase(), body: "x", departmentId: "" }),
    ).rejects.toMatchObject({ code: "conflict", fields: [{ field: "name" }] });
    await updateCannedResponse(ben.context, { id, name, body: "<p>y</p>", departmentId: "" });
    const trail = await server.db.prisma.auditEntry.findMany({
      where: { subjectType: "canned_response", subjectId: id },
      orderBy: { id: "asc" },
    });
    expect(trail).toMatchObject([
      { action: "canned_response.created" },
      { action: "canned_response.changed", details: { text: "changed" } },
    ]);
  });
});
