import { spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addSender, makeOutboxDesk, type OutboxDesk } from "@/e2e/support/outbox-desk";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";

let desk: OutboxDesk;
let smtp: TestSmtp;

beforeAll(async () => {
  desk = await makeOutboxDesk();
  smtp = await startSmtp();
  await addSender(desk, smtp.port);
});
afterAll(async () => {
  await smtp.stop();
  await desk.drop();
});

/** A process of its own that sends what is due, until it is killed or there is nothing left. */
function worker(fault = "") {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "e2e/support/outbox-worker.ts"],
    { env: { ...process.env, MAIL_FAULT: fault }, stdio: ["ignore", "ignore", "inherit"] },
  );
  return { child, ended: once(child, "exit").then(([code, signal]) => signal ?? code) };
}

async function replies(count: number): Promise<number[]> {
  const ids: number[] = [];
  for (let at = 0; at < count; at++) {
    const ticket = await createTicket(desk.system, {
      name: "Jane",
      email: `jane${at}@example.com`,
      subject: `Crash ${at}`,
      message: "x",
    });
    const { messageId } = await sendMessage(desk.agent, {
      ticketId: ticket.id,
      kind: "reply",
      body: `<p>Answer ${at}</p>`,
      sendKey: randomUUID(),
      seenMessageId: null,
      force: true,
    });
    const mail = await desk.db.prisma.outboundMail.findUniqueOrThrow({ where: { threadEntryId: messageId } });
    ids.push(mail.id);
  }
  await desk.db.prisma.outboundMail.updateMany({
    where: { id: { in: ids } },
    data: { notBefore: new Date(0) },
  });
  return ids;
}

/** As if ten minutes had passed since the process died. */
const waitForLease = () =>
  desk.db.prisma.outboundMail.updateMany({
    where: { state: "sending" },
    data: { claimedAt: new Date(Date.now() - 11 * 60_000) },
  });

/** How often each reply came; Ada, who wrote them, is told of new tickets too. */
const counts = () => {
  const known = new Map<string, number>();
  for (const { raw } of smtp.received) {
    if (/^Auto-Submitted:/im.test(raw.toString())) continue;
    const id = /^Message-ID:\s*(<.+>)/im.exec(raw.toString())?.[1] ?? "";
    known.set(id, (known.get(id) ?? 0) + 1);
  }
  return known;
};

test.each(["claimed", "composed", "accepted", "committed"])(
  "killed when %s: nothing is lost",
  async (step) => {
    smtp.received.length = 0;
    const ids = await replies(3);
    expect(await worker(`send:${step}`).ended).toBe("SIGKILL");
    await waitForLease();
    expect(await worker().ended).toBe(0);
    const mails = await desk.db.prisma.outboundMail.findMany({ where: { id: { in: ids } } });
    expect(mails.map(({ state }) => state)).toEqual(["sent", "sent", "sent"]);
    const received = counts();
    expect([...received.keys()].sort()).toEqual(mails.map(({ messageId }) => messageId).sort());
    // Between the server's 250 and our commit nobody can know: the very same mail goes once more (decision 19).
    const doubled = [...received.values()].filter((count) => count > 1).length;
    if (step === "accepted") expect(doubled).toBeGreaterThan(0);
    // The process has several in hand: when one is committed, the others may just have been accepted.
    else if (step === "committed") expect(doubled).toBeLessThan(3);
    else expect(doubled).toBe(0);
    if (step === "accepted") {
      const [twice = ""] = [...received].find(([, count]) => count > 1) ?? [];
      const copies = smtp.received.filter(({ raw }) => raw.toString().includes(twice));
      expect(copies[0]?.raw.equals(copies[1]?.raw ?? Buffer.alloc(0))).toBe(true);
    }
  },
  60_000,
);

test("200 mails, two workers, one killed at any moment: none is lost", async () => {
  smtp.received.length = 0;
  const ids = await replies(200);
  const [first, second] = [worker(), worker()];
  await until(async () => smtp.received.length > 40, 60);
  first.child.kill("SIGKILL");
  expect(await first.ended).toBe("SIGKILL");
  expect(await second.ended).toBe(0);
  await waitForLease();
  expect(await worker().ended).toBe(0);
  const mails = await desk.db.prisma.outboundMail.findMany({ where: { id: { in: ids } } });
  expect(mails.filter(({ state }) => state !== "sent")).toEqual([]);
  const received = counts();
  expect(received.size).toBe(200);
  // At most those that were in the killed process's hands.
  expect([...received.values()].filter((count) => count > 1).length).toBeLessThanOrEqual(4);
}, 120_000);
