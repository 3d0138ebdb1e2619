import { afterAll, beforeAll, expect, test } from "vitest";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { addMailbox } from "@/e2e/support/mail-desk";
import { actAsServer, startServer, type TestServer } from "@/e2e/support/server";
import { until } from "@/e2e/support/until";

const USER = "watched";
let dovecot: Dovecot;
beforeAll(async () => {
  dovecot = await startDovecot();
});
afterAll(() => dovecot?.stop());

async function start(env: Record<string, string>): Promise<TestServer> {
  const server = await startServer({ env: { NODE_EXTRA_CA_CERTS: dovecot.authority, ...env } });
  // Mailboxes are added here, with the server's own keys.
  actAsServer(server.databaseUrl);
  return server;
}
const outcomes = (server: TestServer) =>
  server.db.prisma.inboundMail
    .findMany({ orderBy: { id: "asc" }, select: { subject: true, outcome: true } })
    .then((rows) => rows.map(({ subject, outcome }) => `${subject}: ${outcome}`));
const arrived = (server: TestServer, subject: string) =>
  until(async () => (await outcomes(server)).includes(`${subject}: ticket`), 30);
/** How often somebody is signed in there and waits for news. */
const lines = async (user: string) =>
  (await dovecot.log()).split(`imap-login: Info: Login: user=<${user}>`).length - 1;

test("the server waits for mail, finds its way back when the mail server was gone, and stops at once", async () => {
  const server = await start({ DISABLE_INTERNAL_CRON: "0" });
  try {
    await addMailbox(server.db, dovecot, USER);
    // It looks for mailboxes when it starts, and then every half a minute.
    server.kill("SIGTERM");
    await server.restart();
    await until(async () => (await lines(USER)) > 0);

    const sent = Date.now();
    await dovecot.deliver(USER, [plainMail({ Subject: "Now" })]);
    await arrived(server, "Now");
    // Long before the scheduled task, which comes every minute.
    expect(Date.now() - sent).toBeLessThan(20_000);

    await dovecot.restart();
    await dovecot.deliver(USER, [plainMail({ Subject: "Back" })]);
    await arrived(server, "Back");
    await dovecot.deliver(USER, [plainMail({ Subject: "Again" })]);
    await arrived(server, "Again");
    expect(await server.db.prisma.taskRun.count({ where: { name: "mail-fetch" } })).toBe(0);
  } finally {
    const told = Date.now();
    const { output } = server;
    const before = output().length;
    await server.stop();
    // Nobody waits for a line that has nothing to say, and none is reported as broken.
    expect(Date.now() - told).toBeLessThan(8_000);
    expect(output().slice(before)).not.toMatch(/"level":(?:40|50)/);
  }
}, 120_000);

test("without its own clock a server fetches when the scheduler calls, and only then", async () => {
  const server = await start({ DISABLE_INTERNAL_CRON: "1" });
  try {
    const user = "called";
    await addMailbox(server.db, dovecot, user);
    server.kill("SIGTERM");
    await server.restart();
    await dovecot.deliver(user, [plainMail({ Subject: "By call" })]);
    const { secret } = await server.key();
    const call = () =>
      fetch(`${server.url}/api/tasks/cron`, { method: "POST", headers: { "x-deskuss-api-key": secret } });
    // It had time to look, and did not: the only sign-in is that of the delivery.
    expect(await lines(user)).toBe(1);
    expect(await outcomes(server)).toEqual([]);
    expect((await call()).status).toBe(200);
    expect(await outcomes(server)).toEqual(["By call: ticket"]);
  } finally {
    await server.stop();
  }
}, 60_000);
