import { connect } from "@/lib/db/client";
import { LINK_HOURS, renewLink } from "@/lib/staff/invite";
import { main, Stop, say } from "@/scripts/say";
import { loadDotEnv, readConfig } from "@/scripts/start/config";
import { openOrJoinDatabase } from "@/scripts/start/database";

/** `npm run staff-link -- ada@example.com`: a one-time link that sets a new password, for whoever runs this machine. */
await main(async () => {
  const [email = ""] = process.argv.slice(2);
  loadDotEnv();
  const config = readConfig();
  const database = await openOrJoinDatabase(config);
  const db = connect(database.url, 1);
  try {
    const staff = await db.prisma.staff.findUnique({ where: { email: email.toLowerCase() } });
    if (!staff)
      throw new Stop(
        `There is no member of staff with the address '${email}': npm run staff-link -- ada@example.com`,
      );
    const { token } = await renewLink(
      { actor: { type: "system", task: "staff-link" }, db, ip: null },
      { id: staff.id },
    );
    say(`Open this within ${LINK_HOURS} hours to set a new password for ${staff.name}; it works once:`);
    say(`${config.publicUrl}/invite/${token}`);
  } finally {
    await db.prisma.$disconnect();
    await db.pool.end();
    await database.stop();
  }
});
