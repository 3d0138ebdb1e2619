import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSender, makeOutboxDesk, type OutboxDesk } from "@/e2e/support/outbox-desk";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { sendMail } from "@/lib/delivery/send";
import { parseMail } from "@/lib/mail/parse";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";
import { unsendMessage } from "@/lib/tickets/unsend";

let desk: OutboxDesk;
let smtp: TestSmtp;

beforeAll(async () => {
  desk = await makeOutboxDesk();
  smtp = await startSmtp();
  await addSender(desk, smtp.port);
});
afterAll(async () => {
  await smtp.stop();
  await desk.drop();
});
beforeEach(() => {
  smtp.received.length = 0;
  smtp.data.length = 0;
  smtp.recipients.clear();
});

const ticket = async (subject = "Printer on fire", email = "jane@example.com") =>
  (
    await createTicket(desk.system, {
      name: "Jane Smith",
      email,
      subject,
      message: "<p>Smoke comes out of the <b>cartridge</b>.</p>",
      format: "html",
    })
  ).id;

async function reply(ticketId: number, body = "<p>Take it <b>outside</b>.</p>") {
  const sent = await sendMessage(desk.agent, {
    ticketId,
    kind: "reply",
    body,
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
  });
  return { messageId: sent.messageId, id: (await outbound(sent.messageId)).id };
}

const outbound = (messageId: number) =>
  desk.db.prisma.outboundMail.findUniqueOrThrow({ where: { threadEntryId: messageId } });
const state = (id: number) => desk.db.prisma.outboundMail.findUniqueOrThrow({ where: { id } });
/** As if the time in which it can be taken back, or until the next attempt, were over. */
const due = (id: number) =>
  desk.db.prisma.outboundMail.update({ where: { id }, data: { notBefore: new Date(Date.now() - 1000) } });
async function deliver(id: number) {
  await due(id);
  await sendMail(desk.db, id);
  return state(id);
}

test("a reply is held, then arrives with what it says, whom it is from and what it answers", async () => {
  const ticketId = await ticket();
  const { id } = await reply(ticketId);
  await sendMail(desk.db, id);
  expect(smtp.received).toEqual([]);
  const sent = await deliver(id);
  expect(sent).toMatchObject({ state: "sent", attempts: 1, lastError: null });
  expect(sent.response).toMatch(/^250/);
  expect(smtp.received).toMatchObject([{ from: "support@help.example", to: ["jane@example.com"] }]);
  const raw = smtp.received[0]?.raw ?? Buffer.alloc(0);
  const head = raw.toString().split("\r\n\r\n")[0];
  expect(head).toMatch(/^From: "Ada Lovelace \(Support\)" <support@help.example>$/m);
  expect(head).toMatch(new RegExp(`^Subject: Re: Printer on fire \\[#${ticketId}\\]$`, "m"));
  expect(head).not.toMatch(/Auto-Submitted|List-|Precedence/i);
  const mail = await parseMail(raw);
  expect(mail.messageId).toBe(sent.messageId.slice(1, -1));
  expect(raw.toString()).toContain("Take it outside.");
  expect(raw.toString()).toContain("Smoke comes out");
  expect(mail.body.content).toContain("<b>outside</b>");
  expect(mail.body.content).toContain("Example Help");
});

test("a reply that is taken back leaves nothing", async () => {
  const { id, messageId } = await reply(await ticket());
  await unsendMessage(desk.agent, { messageId });
  expect(await desk.db.prisma.outboundMail.findUnique({ where: { id } })).toBeNull();
  const { rows } = await desk.db.pool.query("SELECT FROM graphile_worker.jobs WHERE key = $1", [
    `send-mail:${id}`,
  ]);
  expect(rows).toEqual([]);
});
