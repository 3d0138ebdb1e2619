import { ADMIN } from "@/e2e/support/server";
import { connect } from "@/lib/db/client";
import { firstStart } from "@/lib/setup/first-start";
import { hashPassword } from "@/lib/staff/password";
import { connect as client, migrate } from "@/scripts/migrate";

/** Makes the database that every test file copies: migrated, with the defaults and one known administrator. */
export async function makeTemplate(postgresUrl: string): Promise<void> {
  const url = new URL(postgresUrl);
  const maintenance = await client(url.href);
  await maintenance.query("CREATE DATABASE deskuss_template");
  await maintenance.end();
  url.pathname = "/deskuss_template";
  await migrate(url.href, () => undefined);
  const db = connect(url.href, 1);
  await firstStart(db, ADMIN.email);
  await db.prisma.staff.updateMany({ data: { passwordHash: await hashPassword(ADMIN.password) } });
  await db.prisma.$disconnect();
  await db.pool.end();
}
