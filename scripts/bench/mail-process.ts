import { connect } from "@/lib/db/client";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";
import { runDueJobs } from "@/lib/worker/run";

/*
 * A process of its own that does one piece of work with mail, and tells how long it took and how large it grew: `fetch` and
 * a mailbox's id, or `send`.
 */
const [work, mailbox] = process.argv.slice(2);
const db = connect(process.env.DATABASE_URL ?? "", 5);
await db.pool.query("SELECT 1");
const took = async (run: () => Promise<unknown>) => {
  const since = performance.now();
  await run();
  return performance.now() - since;
};
const until = new Date(Date.now() + 600_000);
const times =
  work === "send"
    ? { sent: await took(() => runDueJobs(db)) }
    : {
        stored: await took(() => fetchMailbox(db, Number(mailbox), until)),
        processed: await took(() => processWaiting(db, until)),
      };
// Kilobytes on Linux.
process.stdout.write(JSON.stringify({ ...times, megabytes: process.resourceUsage().maxRSS / 1024 }));
process.exit(0);
