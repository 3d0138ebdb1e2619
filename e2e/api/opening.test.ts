import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openOffice } from "@/e2e/support/desk";
import type { TestServer } from "@/e2e/support/server";
import { storedTicket } from "@/e2e/support/stored-ticket";
import { findDraft } from "@/lib/drafts/find";
import { flushNews } from "@/lib/live/announce";
import { openByStaff } from "@/lib/tickets/open-by-staff";
import type { OpenByStaff } from "@/lib/tickets/send-schema";

const PNG = Buffer.from("\x89PNG\r\n\x1a\n and so on", "latin1");

let server: TestServer;
let ann: Desk;
let ben: Desk;
beforeAll(async () => {
  const office = await openOffice();
  ({ server, ann, ben } = office);
  // Jane has written before: she is known by the name she gave then.
  createdId(await sendJson(server, {}, { key: office.key }));
});
afterAll(async () => {
  await flushNews(server.db);
  await server.stop();
});

const open = ({ context }: Desk, input: Partial<OpenByStaff> = {}) =>
  openByStaff(context, {
    email: `new-${randomUUID()}@example.com`,
    subject: "You called",
    body: "<p>About your call</p>",
    kind: "reply",
    sendKey: randomUUID(),
    ...input,
  });

test("a ticket opened by staff has all that was chosen, and the files of the draft", async () => {
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
  const found = await storedTicket(server, id);
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

test("a ticket opened by staff is for a new customer too, and made once", async () => {
  const sendKey = randomUUID();
  const email = `once-${sendKey}@example.com`;
  const opened = await Promise.all(Array.from({ length: 4 }, () => open(ann, { email, sendKey })));
  expect(new Set(opened.map(({ id }) => id)).size).toBe(1);
  expect((await storedTicket(server, opened[0]?.id ?? 0)).customer).toMatchObject({ email, name: email });
});

test("opening names what is to be mended", async () => {
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
