import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Arrived } from "@/e2e/support/arrived";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { type MailingDesk, startMailingDesk } from "@/e2e/support/mailing-desk";

/** Acknowledgements that one address gets in an hour at most. */
const CAP = 3;
/** Mails that one sender may send within ten minutes; more than all the other tests' together. */
const LOOP = 15;
/** Far more than any of these come to: what still goes on then has no end. */
const MOST_ROUNDS = 20;

let dovecot: Dovecot;
let alpha: MailingDesk;
let beta: MailingDesk;

beforeAll(async () => {
  dovecot = await startDovecot();
  const settings = { acknowledgementsPerHour: CAP, loopMails: LOOP };
  [alpha, beta] = await Promise.all([
    startMailingDesk(dovecot, { name: "alpha", settings }),
    startMailingDesk(dovecot, { name: "beta", settings }),
  ]);
  // Two servers at once, on a machine that may be busy.
}, 120_000);
afterAll(async () => {
  await Promise.all([alpha?.stop(), beta?.stop()]);
  await dovecot?.stop();
});
beforeEach(async () => {
  for (const { server, smtp } of [alpha, beta]) {
    await server.db.prisma.ticket.deleteMany();
    await server.db.prisma.outboundMail.deleteMany();
    smtp.received.length = 0;
  }
});

/** What a mail system on the way makes of a mail. */
type Way = (mail: Arrived) => Buffer;

const asItIs: Way = ({ raw }) => raw;
/** Takes header fields out, with the lines that they go on in. */
const without =
  (...names: string[]): Way =>
  ({ raw }) => {
    const mail = raw.toString("latin1");
    const end = mail.indexOf("\r\n\r\n");
    const fields = new RegExp(`^(?:${names.join("|")}):.*\\r\\n(?:[ \\t].*\\r\\n)*`, "gim");
    return Buffer.from(`${mail.slice(0, end + 2).replace(fields, "")}${mail.slice(end + 2)}`, "latin1");
  };
const MARKS = ["Auto-Submitted", "X-Auto-Response-Suppress", "Precedence"];

/** Carries mail between the two until neither has any for the other. @returns how many mails each has sent the other */
async function carry(fromAlpha: Way, fromBeta: Way): Promise<{ alpha: number; beta: number }> {
  const done = { alpha: 0, beta: 0 };
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const toBeta = (await alpha.sentTo(beta.address)).slice(done.alpha);
    const toAlpha = (await beta.sentTo(alpha.address)).slice(done.beta);
    if (toAlpha.length + toBeta.length === 0) return done;
    done.alpha += toBeta.length;
    done.beta += toAlpha.length;
    if (toBeta.length > 0) await beta.take(...toBeta.map(fromAlpha));
    if (toAlpha.length > 0) await alpha.take(...toAlpha.map(fromBeta));
  }
  throw new Error(`They still mail each other after ${MOST_ROUNDS} rounds`);
}

/** Somebody writes to beta in alpha's name, as a person there would. */
const spark = () =>
  beta.take(plainMail({ From: `Alpha <${alpha.address}>`, To: beta.address, Subject: "An order" }));

const tickets = ({ server }: MailingDesk) => server.db.prisma.ticket.count();

describe("two help desks that acknowledge each other", () => {
  test("stop at the first acknowledgement, which says what it is", async () => {
    await spark();
    expect(await carry(asItIs, asItIs)).toEqual({ alpha: 0, beta: 1 });
    expect([await tickets(alpha), await tickets(beta)]).toEqual([1, 1]);
  });

  test("stop at the second when one's way takes the marks of a program off", async () => {
    await spark();
    expect(await carry(asItIs, without(...MARKS))).toEqual({ alpha: 1, beta: 1 });
    expect([await tickets(alpha), await tickets(beta)]).toEqual([1, 1]);
  });

  test("stop at the second when both ways do", async () => {
    await spark();
    expect(await carry(without(...MARKS), without(...MARKS))).toEqual({ alpha: 1, beta: 1 });
  });

  test("stop at the hourly cap when nothing says what a mail answers either", async () => {
    const bare = without(...MARKS, "In-Reply-To", "References", "Subject");
    await spark();
    const sent = await carry(bare, bare);
    expect(sent).toEqual({ alpha: CAP, beta: CAP });
    expect(await tickets(alpha)).toBeLessThanOrEqual(CAP);
    expect(await tickets(beta)).toBeLessThanOrEqual(CAP + 1);
  });
});

describe("a vacation responder that answers everything", () => {
  const email = "away@customers.example";
  type Answer = (mail: Arrived) => Record<string, string>;

  /** A customer writes once; then his responder answers whatever comes. @returns how often it did */
  async function respond(answer: Answer): Promise<number> {
    const from = { From: `Away <${email}>`, To: alpha.address };
    await alpha.take(plainMail({ ...from, Subject: "An order" }));
    let done = 0;
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const fresh = (await alpha.sentTo(email)).slice(done);
      if (fresh.length === 0) return done;
      done += fresh.length;
      const mails = fresh.map((mail) =>
        plainMail({ ...from, "Message-ID": `<${randomUUID()}@customers.example>`, ...answer(mail) }),
      );
      await alpha.take(...mails);
    }
    throw new Error(`It still answers after ${MOST_ROUNDS} rounds`);
  }

  test("is heard once when it says what it answers", async () => {
    const answers = await respond(({ id, message }) => ({
      Subject: `Re: ${message.subject}`,
      "In-Reply-To": id,
    }));
    expect(answers).toBe(1);
    expect(await tickets(alpha)).toBe(1);
  });

  test("is heard once when it says that it is one", async () => {
    const answers = await respond(() => ({ Subject: "On the beach", "Auto-Submitted": "auto-replied" }));
    expect(answers).toBe(1);
    expect(await tickets(alpha)).toBe(2);
  });

  test("stops at the hourly cap when it says neither", async () => {
    const answers = await respond(() => ({ Subject: "On the beach" }));
    expect(answers).toBe(CAP);
    expect(await tickets(alpha)).toBe(CAP + 1);
  });
});

test("a sender who does not stop is put aside, and answered no more", async () => {
  const mails = Array.from({ length: LOOP + 4 }, (_, at) =>
    plainMail({ From: "storm@customers.example", Subject: `Alarm ${at}` }),
  );
  await alpha.take(...mails);
  expect(
    await alpha.server.db.prisma.inboundMail.groupBy({
      by: ["outcome", "reason"],
      where: { sender: "storm@customers.example" },
      _count: true,
      orderBy: { outcome: "asc" },
    }),
  ).toEqual([
    { outcome: "ticket", reason: null, _count: LOOP },
    { outcome: "quarantined", reason: "too-many", _count: 4 },
  ]);
  expect(await alpha.sentTo("storm@customers.example")).toHaveLength(CAP);
});
