import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { runShutdown } from "@/lib/shutdown";
import { openByStaff } from "@/lib/tickets/open-by-staff";
import { migrate } from "@/scripts/migrate";
import { actAsServer, makeDatabase } from "./server";

/** A database of a test's own without a server before it, for tests of verbs alone. */
export type TestDatabase = {
  db: Database;
  url: string;
  /** The system acting on it. */
  system: Context;
  /** Adds a member of staff, and acts as them. */
  agent(name: string): Promise<StaffContext>;
  stop(): Promise<void>;
};

export type StaffContext = Context & { actor: Extract<Context["actor"], { type: "staff" }> };

/** A copy of the migrated template database; or one with the tables alone, where nobody is told of anything. */
export async function openDatabase({ bare = false } = {}): Promise<TestDatabase> {
  const { url, drop } = await makeDatabase(bare ? "" : "TEMPLATE deskuss_template");
  actAsServer(url);
  if (bare) await migrate(url, () => undefined);
  const db = connect(url, 8);
  return {
    db,
    url,
    system: { actor: { type: "system", task: "test" }, db, ip: null },
    async agent(name) {
      const email = `${crypto.randomUUID()}@example.com`;
      const { id } = await db.prisma.staff.create({
        data: { email, name, role: "agent", passwordHash: "x" },
      });
      return { actor: { type: "staff", id, name, role: "agent" }, db, ip: null };
    },
    async stop() {
      // What is said after the fact: news for open pages, log lines.
      await runShutdown();
      await db.prisma.$disconnect();
      await db.pool.end();
      await drop();
    },
  };
}

/** Opens a ticket in somebody's name. */
export async function openTicket(
  context: Context,
  fields: object = {},
): Promise<{ id: number; messageId: number }> {
  return openByStaff(context, {
    email: "jane@example.com",
    name: "Jane Smith",
    subject: "Cannot log in",
    body: "<p>I've been trying for an hour.</p>",
    kind: "reply",
    sendKey: crypto.randomUUID(),
    ...fields,
  });
}
