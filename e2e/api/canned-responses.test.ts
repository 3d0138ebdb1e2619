import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createdId, sendJson } from "@/e2e/support/api";
import { type Desk, openOffice } from "@/e2e/support/desk";
import type { TestServer } from "@/e2e/support/server";
import { archiveCannedResponse } from "@/lib/canned-responses/archive";
import { createCannedResponse, updateCannedResponse } from "@/lib/canned-responses/save";
import { flushNews } from "@/lib/live/announce";
import { changeTickets } from "@/lib/tickets/change";

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
beforeEach(async () => {
  ticket = createdId(await sendJson(server, {}, { key }));
});

const make = (name: string, body: string, departmentId = "") =>
  createCannedResponse(ben.context, { name: `${name} ${randomUUID()}`, body, departmentId });
const offered = async (query = `ticket=${ticket}`) => {
  const answer = await ann.ask("GET", `/desk/canned-responses?${query}`);
  const list: { id: number; html: string; text: string }[] = JSON.parse(answer.text);
  return new Map(list.map((one) => [one.id, one]));
};

test("canned responses come filled in for the ticket, as text whatever a customer is called", async () => {
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

test("a canned response can't make a link run", async () => {
  const name = "javascript:alert(1)";
  ticket = createdId(await sendJson(server, { name, email: "js@example.com" }, { key }));
  const { id } = await make("Link", '<p><a href="{{customer.name}}">x</a></p>');
  expect((await offered()).get(id)?.html).toBe("<p><a>x</a></p>");
});

test("canned responses of another department, and archived ones, are not offered", async () => {
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

test("canned responses are an administrator's to change, and name what is wrong", async () => {
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
