import { startDovecot } from "@/e2e/support/dovecot";
import { soon, startMailDesk } from "@/e2e/support/mail-desk";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { reasonWords } from "@/lib/inbound/reasons";
import { countLedger } from "@/lib/ledger/counts";
import { fetchMailbox } from "@/lib/mail-fetch/fetch";
import type { Checks } from "./checks";
import type { Corpora } from "./folder";

/** Messages nobody could answer, or that are none; see docs/mail.md. */
const MOST_QUARANTINED = 110;
const HOUR = 3_600;

/** Every message, set by set, by way of IMAP: each ends in the ledger as what it is, and the ledger balances. */
export async function fetchedMails(corpora: Corpora, checks: Checks): Promise<void> {
  const dovecot = await startDovecot();
  const desk = await startMailDesk(dovecot, { loopMails: 0 });
  try {
    const sets = Map.groupBy(corpora.messages(), (file) => file.split("/").slice(0, 2).join("/"));
    let quarantined = 0;
    for (const [index, [name, files]] of [...sets].entries()) {
      const user = `set${index}`;
      await dovecot.deliver(
        user,
        files.map((file) => corpora.bytes(file)),
      );
      const id = await desk.mailbox(user, { afterFetch: "leave" });
      const started = performance.now();
      const fetched = await fetchMailbox(desk.db, id, soon(HOUR));
      const stored = performance.now();
      await processWaiting(desk.db, soon(HOUR));
      const done = performance.now();
      checks.check(name, fetched?.fault);
      const counts = await countLedger(desk.system, { mailbox: id });
      const { all, waiting, ticket, reply, ignored } = counts;
      quarantined += counts.quarantined;
      const sum = ticket + reply + ignored + counts.quarantined;
      checks.check(
        `${name} balances`,
        all === files.length && waiting === 0 && sum === all
          ? null
          : `${files.length} files, ${all} in the ledger, ${waiting} waiting, ${sum} settled`,
      );
      checks.note(
        `| ${name} | ${all} | ${ticket} | ${reply} | ${ignored} | ${counts.quarantined} | ${perSecond(all, stored - started)} | ${perSecond(all, done - stored)} |`,
      );
    }
    await sayReasons(desk.db, checks);
    checks.check(
      "put aside",
      quarantined > MOST_QUARANTINED ? `${quarantined}, at most ${MOST_QUARANTINED} expected` : null,
    );
  } finally {
    await desk.stop();
    await dovecot.stop();
  }
}

async function sayReasons(
  { pool }: Awaited<ReturnType<typeof startMailDesk>>["db"],
  checks: Checks,
): Promise<void> {
  const { rows } = await pool.query<{ outcome: string; reason: string; count: number }>(
    `SELECT outcome, split_part(reason, ':', 1) AS reason, count(*)::int AS count FROM inbound_mail
     WHERE reason IS NOT NULL GROUP BY 1, 2 ORDER BY 3 DESC`,
  );
  for (const { outcome, reason, count } of rows)
    checks.note(`${outcome}: ${reasonWords(reason).title}: ${count}`);
}

const perSecond = (count: number, ms: number) => Math.round((count * 1000) / Math.max(1, ms));
