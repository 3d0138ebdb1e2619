import { connect } from "@/lib/db/client";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";

/*
 * A process of its own that fetches one mailbox and processes what waits, as the server does; e2e/api/mail-crash.test.ts
 * lets it die, and e2e/api/mail-hostile.test.ts measures it. Arguments: the mailbox's id.
 */
const db = connect(process.env.DATABASE_URL ?? "", 4);
const until = new Date(Date.now() + 60_000);
const fetched = await fetchMailbox(db, Number(process.argv[2]), until);
const processed = await processWaiting(db, until);
const mostBytes = process.resourceUsage().maxRSS * 1024;
process.stdout.write(`${JSON.stringify({ fetched, processed, mostBytes })}\n`);
process.exit(0);
