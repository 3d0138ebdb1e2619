import { randomUUID } from "node:crypto";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { addSender } from "@/e2e/support/outbox-desk";
import { actAsServer, startServer, type TestServer } from "@/e2e/support/server";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";
import type { Context } from "@/lib/context";
import { wakeMails } from "@/lib/delivery/sweep";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";

// The built server sends here, by its own worker; it is stopped in all ways while a mail is on the line.

let server: TestServer;
let smtp: TestSmtp;
let agent: Context;
/** Mails whose text has come and which nobody has said yes to. */
const held: (() => void)[] = [];
const taken: string[] = [];
let hold = false;

beforeAll(async () => {
  server = await startServer();
  actAsServer(server.databaseUrl);
  smtp = await startSmtp({
    onData(stream, _, callback) {
      void text(stream).then((raw) => {
        const accept = () => {
          if (/^Subject: Re: Reply/m.test(raw)) taken.push(/^Message-ID:\s*(\S+)/im.exec(raw)?.[1] ?? "");
          callback();
        };
        if (hold) held.push(accept);
        else accept();
      });
    },
  });
  const { id } = await server.staff("agent");
  agent = { actor: { type: "staff", id, name: "Sam", role: "agent" }, db: server.db, ip: null };
  await addSender({ db: server.db }, smtp.port);
});
afterAll(async () => {
  await server.stop();
  await smtp.stop();
});
beforeEach(() => {
  hold = false;
  held.length = 0;
  taken.length = 0;
});

/** A reply whose time to be taken back is over, on its way. */
async function reply(): Promise<number> {
  const { id: ticketId } = await createTicket(server.system, {
    name: "Jane",
    email: "jane@example.com",
    subject: "Reply",
    message: "x",
  });
  const { messageId } = await sendMessage(agent, {
    ticketId,
    kind: "reply",
    body: "<p>Hello</p>",
    sendKey: randomUUID(),
    seenMessageId: null,
    force: true,
  });
  const { id } = await server.db.prisma.outboundMail.update({
    where: { threadEntryId: messageId },
    data: { notBefore: new Date(0) },
  });
  await wakeMails(server.db);
  return id;
}

const mail = (id: number) => server.db.prisma.outboundMail.findUniqueOrThrow({ where: { id } });
const isSent = async (id: number) => (await mail(id)).state === "sent";

function hasEnded(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

test("a reply goes out by itself, as soon as it may", async () => {
  const id = await reply();
  await until(() => isSent(id), 30);
  expect(taken).toEqual([(await mail(id)).messageId]);
});

test("kill -9 while a mail is on the line: after the restart it goes out, once", async () => {
  hold = true;
  const id = await reply();
  await until(() => held.length > 0, 30);
  server.kill("SIGKILL");
  await server.restart();
  hold = false;
  expect(await mail(id)).toMatchObject({ state: "sending", attempts: 1 });
  // As if ten minutes had passed, and the scheduler had called.
  await server.db.prisma.outboundMail.update({
    where: { id },
    data: { claimedAt: new Date(Date.now() - 11 * 60_000) },
  });
  expect(await wakeMails(server.db)).toBe(1);
  await until(() => isSent(id), 30);
  expect(taken).toEqual([(await mail(id)).messageId]);
}, 90_000);

test("stopped while a mail is on the line: the server waits for the answer, and it goes out once", async () => {
  hold = true;
  const id = await reply();
  await until(() => held.length > 0, 30);
  server.kill("SIGTERM");
  // Told, and at it: nobody is let in any more.
  await until(() =>
    fetch(server.url).then(
      () => false,
      () => true,
    ),
  );
  for (const accept of held) accept();
  hold = false;
  await server.restart();
  expect(await mail(id)).toMatchObject({ state: "sent", attempts: 1 });
  expect(taken).toEqual([(await mail(id)).messageId]);
}, 90_000);

test("stopped while a server says nothing: it ends in time, and the next process sends at once", async () => {
  hold = true;
  const id = await reply();
  await until(() => held.length > 0, 30);
  const pid = server.pid();
  server.kill("SIGTERM");
  await until(() => hasEnded(pid), 25);
  await server.restart();
  hold = false;
  await until(() => isSent(id), 30);
  expect(await mail(id)).toMatchObject({ attempts: 2 });
  expect(taken).toEqual([(await mail(id)).messageId]);
}, 90_000);
