import { createApiKey } from "@/lib/api-keys/create";
import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { receiveMail } from "@/lib/mail/receive";
import { closeTicket } from "@/lib/tickets/close";
import { createTicket } from "@/lib/tickets/create";
import { addressOf, PEOPLE } from "@/scripts/demo/people";
import { type DemoText, TEXTS } from "@/scripts/demo/texts";
import { main, Stop, say, step } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { hasNoStaff, openOrJoinDatabase } from "@/scripts/start/database";

const TICKETS = 320;
const DAYS = 45;
const DAY = 86_400_000;

/** `npm run demo`: fills the help desk of this folder with tickets as a small shop gets them, running or not. */
await main(async () => {
  loadDotEnv();
  const database = await openOrJoinDatabase(readConfig());
  try {
    if (await hasNoStaff(database.url))
      throw new Stop("This help desk is still empty: run npm start once, then npm run demo.");
    const db = connect(database.url, 4);
    await step(`Creating ${TICKETS} tickets`, () => fill(db));
    say("Done. The tickets are in the panel; their customers are made up.");
    await db.prisma.$disconnect();
    await db.pool.end();
  } finally {
    await database.stop();
  }
});

async function fill(db: Database): Promise<void> {
  const system: Context = { actor: { type: "system", task: "demo data" }, db, ip: null };
  const key = await createApiKey(system, { label: "Demo shop", scopes: ["tickets:create"] });
  const shop: Context = {
    actor: { type: "apiKey", id: key.id, label: key.label, scopes: new Set(["tickets:create"]) },
    db,
    ip: "203.0.113.24",
  };
  const random = numbers(20_261_123);
  const now = Date.now();
  for (let n = 0; n < TICKETS; n++) {
    const text = pick(TEXTS, random);
    const [name, domain] = pick(PEOPLE, random);
    const customer = { name, email: addressOf(name, domain) };
    const { id } = await (random() < 0.2 ? mail(shop, customer, text, n) : post(shop, customer, text, n));
    // Oldest first, as they would have come in; the last few within the hour.
    const age = ((TICKETS - n) / TICKETS) ** 2 * DAYS * DAY * (0.97 + 0.03 * random());
    await backdate(db, id, new Date(now - age));
    if (random() < Math.min(0.9, age / (4 * DAY))) await closeTicket(system, { id });
  }
}

type Customer = { name: string; email: string };

function filled(text: string, n: number): string {
  return text.replaceAll("{n}", String(2000 + ((n * 37) % 7000)));
}

function post(context: Context, customer: Customer, { subject, message, ...routing }: DemoText, n: number) {
  return createTicket(context, {
    ...customer,
    subject: filled(subject, n),
    message: filled(message, n),
    ...routing,
  });
}

function mail(context: Context, { name, email }: Customer, { subject, message }: DemoText, n: number) {
  const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
  const type = message.startsWith("<") ? "text/html" : "text/plain";
  const raw = [
    `From: ${encoded(name)} <${email}>`,
    "To: support@shop.example",
    `Subject: ${encoded(filled(subject, n))}`,
    `Message-ID: <demo-${Date.now()}-${n}@shop.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    "--part",
    `Content-Type: ${type}; charset=utf-8`,
    "Content-Transfer-Encoding: base64",
    "",
    Buffer.from(filled(message, n)).toString("base64"),
    ...(n % 3 === 0
      ? ["--part", 'Content-Type: text/csv; name="export.csv"', "", "sku,stock", `A-${n},12`]
      : []),
    "--part--",
    "",
  ].join("\r\n");
  return receiveMail(context, { raw: Buffer.from(raw) });
}

/** Moves a ticket and all that happened on it to the time it pretends to be from. */
async function backdate({ pool }: Database, id: number, at: Date): Promise<void> {
  await pool.query(
    `WITH moved AS (
       UPDATE ticket SET created_at = $2, updated_at = $2, due_at = due_at - (created_at - $2) WHERE id = $1
     ), messages AS (UPDATE message SET created_at = $2 WHERE ticket_id = $1)
     UPDATE ticket_event SET at = $2 WHERE ticket_id = $1`,
    [id, at],
  );
}

function pick<T>(list: readonly T[], random: () => number): T {
  const picked = list[Math.floor(random() * list.length)];
  if (picked === undefined) throw new Error("Nothing to pick from");
  return picked;
}

/** The same numbers at every run (mulberry32), so that two demos look alike. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
