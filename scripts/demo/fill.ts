import { createApiKey } from "@/lib/api-keys/create";
import { createCannedResponse } from "@/lib/canned-responses/save";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { receiveMail } from "@/lib/inbound/receive";
import { changeTickets } from "@/lib/tickets/change";
import type { TicketSet } from "@/lib/tickets/change-schema";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";
import { backdate } from "@/scripts/demo/backdate";
import { CANNED_RESPONSES, FOLLOW_UPS, NOTES, REPLIES, STAFF, TAGS } from "@/scripts/demo/conversation";
import { rawMail } from "@/scripts/demo/mail";
import { addressOf, PEOPLE } from "@/scripts/demo/people";
import { numbers, pick, type Random } from "@/scripts/demo/random";
import { type DemoText, TEXTS } from "@/scripts/demo/texts";

export const TICKETS = 320;
const DAYS = 45;
const DAY = 86_400_000;

type Demo = { db: Database; random: Random; system: Context; shop: Context; staff: Context[]; run: string };
type Opened = { id: number; customer: { name: string; email: string }; subject: string; mail: string | null };

/** Fills a help desk with tickets as a small shop gets them: most of them answered, the last ones just come in. */
export async function fill(db: Database): Promise<void> {
  const demo = await prepare(db);
  const { random } = demo;
  const now = Date.now();
  for (let n = 0; n < TICKETS; n++) {
    const opened = await open(demo, n);
    // Oldest first, as they would have come in; the last few within the hour.
    const age = ((TICKETS - n) / TICKETS) ** 2 * DAYS * DAY * (0.97 + 0.03 * random());
    if (random() < Math.min(0.95, 0.2 + age / DAY)) await work(demo, opened, age);
    if (random() < 0.02) await change(demo.system, opened.id, { folder: "spam" });
    const from = now - age;
    await backdate(db, opened.id, new Date(from), new Date(from + age * Math.min(0.9, random() ** 2)));
  }
  await show(db);
}

/** Those who will look at it have some tickets of their own, and have read what came before yesterday evening. */
async function show({ pool }: Database): Promise<void> {
  await pool.query(
    `UPDATE ticket SET assignee_id = (SELECT min(id) FROM staff WHERE password_hash IS NOT NULL)
     WHERE id % 9 = 0 AND state IN ('open', 'pending')`,
  );
  await pool.query(
    `INSERT INTO ticket_read (staff_id, ticket_id, message_id)
     SELECT staff.id, ticket.id, last_message_id FROM staff, ticket
     WHERE password_hash IS NOT NULL AND last_message_id IS NOT NULL AND ticket.updated_at < now() - interval '3 hours'
     ON CONFLICT DO NOTHING`,
  );
}

async function prepare(db: Database): Promise<Demo> {
  const system: Context = { actor: { type: "system", task: "demo data" }, db, ip: null };
  const key = await createApiKey(system, { label: "Demo shop", scopes: ["tickets:create"] });
  const actor = {
    type: "apiKey",
    id: key.id,
    label: key.label,
    scopes: new Set(["tickets:create"]),
  } as const;
  const staff: Context[] = [];
  for (const [name, email] of STAFF) {
    const { id } = await db.prisma.staff.upsert({
      where: { email },
      create: { name, email, role: "agent" },
      update: {},
    });
    staff.push({ actor: { type: "staff", id, name, role: "agent" }, db, ip: null });
  }
  for (const response of CANNED_RESPONSES)
    if (!(await db.prisma.cannedResponse.findUnique({ where: { nameKey: response.name.toLowerCase() } })))
      await createCannedResponse(system, { ...response, departmentId: null });
  const shop = { actor, db, ip: "203.0.113.24" };
  return { db, random: numbers(20_261_123), system, shop, staff, run: Date.now().toString(36) };
}

async function open({ random, shop, run }: Demo, n: number): Promise<Opened> {
  const text = pick(TEXTS, random);
  const [name, domain] = pick(PEOPLE, random);
  const customer = { name, email: addressOf(name, domain) };
  const subject = filled(text.subject, n);
  if (random() < 0.4) {
    const mail = `demo-${run}-${n}@shop.example`;
    const attachment = n % 3 === 0 ? { name: "export.csv", content: `sku,stock\r\nA-${n},12` } : undefined;
    const raw = rawMail({
      from: customer,
      subject,
      message: filled(text.message, n),
      messageId: mail,
      ...(attachment ? { attachment } : {}),
    });
    return { ...(await receiveMail(shop, { raw })), customer, subject, mail };
  }
  const { subject: _, message, ...routing }: DemoText = text;
  const { id } = await createTicket(shop, { ...customer, subject, message: filled(message, n), ...routing });
  return { id, customer, subject, mail: null };
}

/** A member of staff works the ticket: takes it, answers, and the older it is the likelier it is done. */
async function work(demo: Demo, opened: Opened, age: number): Promise<void> {
  const { random, staff, shop, run } = demo;
  const { id, customer, subject, mail } = opened;
  const agent = pick(staff, random);
  if (random() < 0.5) await change(agent, id, { addTags: [pick(TAGS, random)] });
  if (random() < 0.25) await write(agent, id, "note", pick(NOTES, random));
  if (random() < 0.1) return change(agent, id, { assigneeId: idOf(agent) });
  const [first = ""] = customer.name.split(" ");
  await write(agent, id, "reply", pick(REPLIES, random).replaceAll("{first}", first));
  if (mail && random() < 0.5) {
    const message = pick(FOLLOW_UPS, random);
    const messageId = `answer-${run}-${id}@shop.example`;
    await receiveMail(shop, {
      raw: rawMail({ from: customer, subject: `Re: ${subject}`, message, messageId, inReplyTo: mail }),
    });
    if (random() < 0.6) await write(agent, id, "reply", pick(REPLIES, random).replaceAll("{first}", first));
  }
  if (random() < Math.min(0.95, age / (3 * DAY)))
    await change(agent, id, { state: random() < 0.5 ? "resolved" : "closed" });
  else if (random() < 0.3)
    await change(agent, id, {
      state: "pending",
      pendingUntil: new Date(Date.now() + Math.ceil(random() * 5) * DAY).toISOString(),
    });
}

async function change(context: Context, id: number, set: TicketSet): Promise<void> {
  await changeTickets(context, { changes: [{ id, set }] });
}

async function write(agent: Context, ticketId: number, kind: "reply" | "note", body: string): Promise<void> {
  const sendKey = crypto.randomUUID();
  await sendMessage(agent, { ticketId, kind, body, sendKey, seenMessageId: null, force: true });
}

const idOf = ({ actor }: Context) => (actor.type === "staff" ? actor.id : null);

const filled = (text: string, n: number) => text.replaceAll("{n}", String(2000 + ((n * 37) % 7000)));
