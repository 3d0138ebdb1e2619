import { connect } from "@/lib/db/client";
import { type FirstStart, firstStart } from "@/lib/setup/first-start";

/** Gives an empty database its defaults and first administrator; null when it had staff already. */
export async function seed(databaseUrl: string): Promise<FirstStart | null> {
  const db = connect(databaseUrl, 1);
  try {
    return await firstStart(db, process.env.ADMIN_EMAIL || undefined);
  } finally {
    await db.prisma.$disconnect();
    await db.pool.end();
  }
}
