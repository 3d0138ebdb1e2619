import { connect } from "@/lib/db/client";
import { createMailbox } from "@/lib/mailboxes/save";
import { runShutdown } from "@/lib/shutdown";

/*
 * A process of its own that adds a mailbox, with its password sealed by the keys of that help desk: a test with two of
 * them has one environment. Arguments: the mailbox as JSON.
 */
const db = connect(process.env.DATABASE_URL ?? "", 2);
const input: unknown = JSON.parse(process.argv[2] ?? "{}");
await createMailbox({ actor: { type: "system", task: "test" }, db, ip: null }, input);
await runShutdown();
process.exit(0);
