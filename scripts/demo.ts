import { connect } from "@/lib/db/client";
import { fill, TICKETS } from "@/scripts/demo/fill";
import { main, Stop, say, step } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { hasNoStaff, openOrJoinDatabase } from "@/scripts/start/database";

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
