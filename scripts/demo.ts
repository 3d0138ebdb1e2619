import { connect } from "@/lib/db/client";
import { runShutdown } from "@/lib/shutdown";
import { fill, TICKETS } from "@/scripts/demo/fill";
import { main, Stop, say, step } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { hasNoStaff, openOrJoinDatabase } from "@/scripts/start/database";
import { sessionSecret } from "@/scripts/start/secret";

/** `npm run demo`: fills the help desk of this folder with tickets as a small shop gets them, running or not. */
await main(async () => {
  loadDotEnv();
  const config = readConfig();
  const database = await openOrJoinDatabase(config);
  try {
    if (await hasNoStaff(database.url))
      throw new Stop("This help desk is still empty: run npm start once, then npm run demo.");
    // What the verbs read that the server does with.
    process.env.DATABASE_URL = database.url;
    process.env.NEXTAUTH_SECRET = await sessionSecret(config);
    const db = connect(database.url, 4);
    await step(`Creating ${TICKETS} tickets`, () => fill(db));
    // News for open pages, log lines: what is said after the fact.
    await runShutdown();
    await db.prisma.$disconnect();
    await db.pool.end();
    say("Done. The tickets are in the panel; their customers are made up.");
  } finally {
    await database.stop();
  }
});
