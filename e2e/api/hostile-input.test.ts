import { afterAll, beforeAll, expect, test } from "vitest";
import { searchCustomers } from "@/lib/customers/find";
import { changeTickets } from "@/lib/tickets/change";
import { findTickets } from "@/lib/tickets/find";
import { readListQuery } from "@/lib/tickets/list-query";
import { readTicket } from "@/lib/tickets/read";
import { openDatabase, openTicket, type StaffContext, type TestDatabase } from "../support/database";

let base: TestDatabase;
let ben: StaffContext;
let id: number;

beforeAll(async () => {
  base = await openDatabase();
  ben = await base.agent("Ben");
  ({ id } = await openTicket(ben));
});
afterAll(() => base.stop());

test.each(["\0", "\0jane", "jane\0smith", "%", "_", "\\", "%%%%", "\ud800", "'; --", "x".repeat(200)])(
  "customers are looked for by %j",
  async (q) => {
    expect(await searchCustomers(ben, q, 8)).toBeInstanceOf(Array);
  },
);

test.each([
  "created:0000-01-01",
  "created:<0001-01-01",
  "created:9999-12-31",
  "created:>9998-12-31",
  "updated:0001-01-01..9998-12-31",
  "from:\0 tag:\0 assignee:\0",
  "from:% department:% topic:_ tag:'",
  "& | ! ( ) <-> :* 'a",
  "\ud800 \udfff",
  '"',
  "priority: state: tag: is: has: created:",
])("tickets are looked for by %j", async (q) => {
  for (const sort of ["updated", "due"])
    expect((await findTickets(ben, readListQuery({ queue: "all", q, sort }))).tickets).toBeInstanceOf(Array);
});

test.each([
  "o-u-0-99999999999999-1",
  "n-d-3-n-2147483647",
  "o-p-3-0-1",
  "s-999",
  "s-499",
  "o-c-0-1-9999999999",
])("a page begins at %s", async (cursor) => {
  for (const sort of ["updated", "created", "due", "priority"])
    expect((await findTickets(ben, readListQuery({ queue: "all", sort, cursor }))).tickets).toBeInstanceOf(
      Array,
    );
});

test("what Postgres can't store in a text is stored as what it can", async () => {
  const email = "copy@example.com";
  const set = { subject: "a\0b\ud800", addTags: ["c\0d"], cc: [{ email, name: "e\0f\ud800" }] };
  await changeTickets(ben, { changes: [{ id, set }] });
  expect((await readTicket(ben, id))?.ticket).toMatchObject({
    subject: "a\ufffdb\ufffd",
    tags: [{ name: "c\ufffdd" }],
    cc: [{ email, name: "e\ufffdf\ufffd" }],
  });
});
