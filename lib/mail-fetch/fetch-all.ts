import "server-only";
import type { Database } from "@/lib/db/client";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { type Fetched, fetchMailbox } from "./fetch";

/** Mailboxes that are asked at the same time. */
const AT_ONCE = 4;
/** A round ends after so long, so that the other tasks get their turn; the next one goes on. */
const LONGEST_MS = 50_000;

/** Fetches from every mailbox and processes what waits. One mailbox's fault is its own. */
export async function fetchAllMail(db: Database): Promise<string> {
  const until = new Date(Date.now() + LONGEST_MS);
  const mailboxes = await db.prisma.mailbox.findMany({
    where: { archivedAt: null, fetching: true, protocol: { not: null } },
    select: { id: true, name: true },
    orderBy: [{ lastFetchAt: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  const results: { name: string; fetched: Fetched | null }[] = [];
  const queue = mailboxes.values();
  const worker = async () => {
    for (const { id, name } of queue) results.push({ name, fetched: await fetchMailbox(db, id, until) });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  const processed = await processWaiting(db, until);
  const mails = results.reduce((sum, { fetched }) => sum + (fetched?.mails ?? 0), 0);
  const faults = results.flatMap(({ name, fetched }) => (fetched?.fault ? `${name}: ${fetched.fault}` : []));
  return [`Mails fetched: ${mails}; processed: ${processed}.`, ...faults].join(" ").slice(0, 2_000);
}

/** Fetches from one mailbox and processes what waits, at once. */
export async function fetchNow(db: Database, mailboxId: number): Promise<Fetched | null> {
  const until = new Date(Date.now() + LONGEST_MS);
  const fetched = await fetchMailbox(db, mailboxId, until);
  if (fetched && fetched.mails > 0) await processWaiting(db, until);
  return fetched;
}
