import { spawn } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { type MailDesk, startMailDesk } from "@/e2e/support/mail-desk";
import { ROOT } from "@/scripts/start/config";

let dovecot: Dovecot;
let desk: MailDesk;
beforeAll(async () => {
  dovecot = await startDovecot();
  desk = await startMailDesk(dovecot, { loopMails: 0 });
});
afterAll(async () => {
  await desk?.stop();
  await dovecot?.stop();
});

/** Fetches in a process of its own, which dies at this step when one is given; answers the signal it died of. */
async function fetchIn(mailboxId: number, fault?: string): Promise<NodeJS.Signals | null> {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "e2e/support/fetch-process.ts", String(mailboxId)],
    {
      cwd: ROOT,
      stdio: ["ignore", "ignore", "inherit"],
      env: {
        ...process.env,
        DATABASE_URL: desk.databaseUrl,
        NODE_EXTRA_CA_CERTS: dovecot.authority,
        ...(fault && { MAIL_FAULT: fault }),
      },
    },
  );
  const [, signal] = await once(child, "exit");
  return signal;
}

const STEPS = ["read", "store", "stored", "finish", "finished", "claimed", "decided", "carried"];
const MAILS = 200;

test.each(["imap", "pop3"] as const)(
  "%s: killed between every two steps, again and again, no mail is lost and none doubled",
  async (protocol) => {
    const user = `crash-${protocol}`;
    const subjects = Array.from({ length: MAILS }, (_, n) => `${protocol} ${n}`);
    await dovecot.deliver(
      user,
      // Every fifth has no Message-ID to be known by.
      subjects.map((Subject, n) => plainMail({ Subject, ...(n % 5 === 0 && { "Message-ID": undefined }) })),
    );
    const id = await desk.mailbox(user, { protocol, afterFetch: "delete" });
    for (const [index, step] of STEPS.entries())
      expect([step, await fetchIn(id, `fetch:${step}:${step.startsWith("finish") ? 1 : 3 + index}`)]).toEqual(
        [step, "SIGKILL"],
      );
    expect(await fetchIn(id)).toBeNull();
    expect(await fetchIn(id)).toBeNull();

    const rows = await desk.db.prisma.inboundMail.findMany({
      where: { mailboxId: id },
      include: { ticket: true },
    });
    expect(rows.map(({ outcome }) => outcome)).toEqual(rows.map(() => "ticket"));
    expect(rows.map(({ ticket }) => ticket?.subject).sort()).toEqual(subjects.toSorted());
    const tickets = await desk.db.prisma.ticket.count({ where: { subject: { startsWith: `${protocol} ` } } });
    expect(tickets).toBe(MAILS);
    expect(rows.every(({ afterFetch }) => afterFetch === null)).toBe(true);
    const client = await dovecot.client(user);
    expect(await client.status("INBOX", { messages: true })).toMatchObject({ messages: 0 });
    await client.logout();
  },
  180_000,
);
