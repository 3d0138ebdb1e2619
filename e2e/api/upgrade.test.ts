import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { makeDatabase } from "@/e2e/support/server";
import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { findTickets } from "@/lib/tickets/find";
import { keepSearchIndex } from "@/lib/tickets/index-search";
import { readListQuery } from "@/lib/tickets/list-query";
import { readTicket } from "@/lib/tickets/read";
import { migrate } from "@/scripts/migrate";
import { readMigrations } from "@/scripts/migrations/folder";
import { apply, ensureTable } from "@/scripts/migrations/history";

let database: Awaited<ReturnType<typeof makeDatabase>>;
let db: Database;
let context: Context;

/** A help desk as the first version left it: an open ticket with HTML and a file, and a closed one with a note. */
const OLD = `
INSERT INTO staff (id, email, name, role) VALUES (1, 'ada@example.com', 'Ada', 'administrator');
INSERT INTO customer (id, email, email_key, name) VALUES (1, 'Jane@example.com', 'jane@example.com', 'Jane Smith');
INSERT INTO department (id, name, name_key, is_default) VALUES (1, 'Support', 'support', true);
INSERT INTO ticket (id, subject, state, priority, customer_id, department_id, source, closed_at, updated_at) VALUES
  (1001, 'Printer on fire', 'open', 'high', 1, 1, 'Email', NULL, '2026-01-02T00:00:00Z'),
  (1002, 'Invoice', 'closed', 'low', 1, 1, 'API', '2026-01-03T00:00:00Z', '2026-01-03T00:00:00Z');
INSERT INTO message (id, ticket_id, kind, customer_id, staff_id, format, body) VALUES
  (1, 1001, 'customer', 1, NULL, 'html', '<p>Smoke   comes out of the <b>cartridge</b>.</p>'),
  (2, 1002, 'customer', 1, NULL, 'text', 'Where is it?'),
  (3, 1002, 'note', NULL, 1, 'text', 'Sent again, zanzibar.');
INSERT INTO ticket_event (ticket_id, type) VALUES (1001, 'created'), (1002, 'created'), (1002, 'closed');
INSERT INTO file (id, sha256, size, content) VALUES (1, 'x', 1, 'x');
INSERT INTO attachment (message_id, file_id, name, content_type) VALUES (1, 1, 'smoke.png', 'image/png');`;

beforeAll(async () => {
  database = await makeDatabase();
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await ensureTable(client);
  for (const migration of (await readMigrations()).slice(0, 1)) await apply(client, migration);
  await client.query(OLD);
  await client.end();
  await migrate(database.url, () => undefined);
  db = connect(database.url, 2);
  context = { actor: { type: "system", task: "test" }, db, ip: null };
});

afterAll(async () => {
  await db.prisma.$disconnect();
  await db.pool.end();
  await database.drop();
});

const list = (url: string) =>
  findTickets(context, readListQuery(Object.fromEntries(new URLSearchParams(url))));

test("the lists know the newest message, the files and since when a ticket is done", async () => {
  const { tickets } = await list("queue=all");
  expect(tickets).toMatchObject([
    { id: 1002, state: "closed", preview: "Sent again, zanzibar.", lastKind: "note", hasAttachments: false },
    {
      id: 1001,
      state: "open",
      folder: "inbox",
      preview: "Smoke comes out of the cartridge .",
      lastKind: "customer",
      hasAttachments: true,
    },
  ]);
  const closed = await readTicket(context, 1002);
  expect(closed?.ticket.resolvedAt).toEqual(new Date("2026-01-03T00:00:00Z"));
  expect(closed?.thread.messages).toHaveLength(2);
  expect(closed?.thread.events.map(({ type }) => type)).toEqual(["created", "closed"]);
});

test("words are found once the task has read them", async () => {
  expect((await list("queue=all&q=zanzibar")).tickets).toEqual([]);
  await keepSearchIndex(db);
  for (const [q, id] of [
    ["zanzibar", 1002],
    ["cartridges", 1001],
    ["jane printer", 1001],
  ])
    expect((await list(`queue=all&q=${q}`)).tickets.map((ticket) => ticket.id)).toEqual([id]);
});
