import { database } from "@/lib/db/client";
import { runShutdown } from "@/lib/shutdown";
import { sendDueMail } from "@/lib/worker/run";

// A process that sends what is due and ends; tests kill it on the way.
const db = database();
await sendDueMail(db);
await runShutdown();
await db.prisma.$disconnect();
await db.pool.end();
