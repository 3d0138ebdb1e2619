import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import { promisify } from "node:util";
import { createTransport } from "nodemailer";
import { z } from "zod";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { type MailDesk, startMailDesk } from "@/e2e/support/mail-desk";
import { startSmtp } from "@/e2e/support/smtp";
import type { Context } from "@/lib/context";
import { wakeMails } from "@/lib/delivery/sweep";
import { createTicket } from "@/lib/tickets/create";
import { sendMessage } from "@/lib/tickets/send-message";
import { benchMail, largeMail } from "@/scripts/bench/mails";
import { step } from "@/scripts/say";
import { ROOT } from "@/scripts/start/config";

const MAILS = 500;
/** As many as the worker sends at a time. */
const AT_ONCE = 4;

const Told = z.object({
  stored: z.number().default(0),
  processed: z.number().default(0),
  sent: z.number().default(0),
  megabytes: z.number(),
});
type Told = z.output<typeof Told>;

/**
 * Mail in through a Dovecot and out through an SMTP server, each in a process of its own and beside the same mails read, or sent,
 * by nothing but the library; and how large a process grows over a mail of 25 MB.
 * @param postgresUrl of a server on which databases can be made
 */
export async function measureMail(postgresUrl: string): Promise<string[]> {
  process.env.TEST_POSTGRES_URL = postgresUrl;
  const dovecot = await startDovecot();
  const desk = await startMailDesk(dovecot, { loopMails: 0, acknowledge: false });
  try {
    const fetched = await step(`Fetching ${MAILS} mails`, () => measureFetching(dovecot, desk));
    const sent = await step(`Sending ${MAILS} replies`, () => measureSending(desk));
    const memory = await step("A mail of 25 MB", () => measureMemory(dovecot, desk));
    return [
      `| ${MAILS} mails | mails/s | the library alone, mails/s | share |`,
      "|---|---|---|---|",
      row("in by IMAP: stored", fetched.stored, fetched.bare),
      row("in by IMAP: stored and processed", fetched.stored + fetched.processed, fetched.bare),
      row("out by SMTP", sent.ours, sent.bare),
      "",
      `Largest memory of a process that fetches and processes a mail of 2 KB: ${memory.small} MB, of 25 MB: ${memory.large} MB`,
    ];
  } finally {
    await desk.stop();
    await dovecot.stop();
  }
}

const rate = (ms: number) => (MAILS * 1000) / ms;
const row = (title: string, ours: number, bare: number) =>
  `| ${title} | ${rate(ours).toFixed(0)} | ${rate(bare).toFixed(0)} | ${(bare / ours).toFixed(2)} |`;

async function measureFetching(dovecot: Dovecot, desk: MailDesk): Promise<Told & { bare: number }> {
  await dovecot.deliver(
    "many",
    Array.from({ length: MAILS }, (_, n) => benchMail(n)),
  );
  const bare = await readAll(dovecot, "many");
  const told = await run(desk, dovecot, "fetch", await desk.mailbox("many"));
  const made = await desk.db.prisma.inboundMail.count({ where: { outcome: "ticket" } });
  if (made !== MAILS) throw new Error(`${made} of ${MAILS} mails became tickets`);
  return { ...told, bare };
}

/** Every mail of a mailbox by one FETCH, thrown away. */
async function readAll(dovecot: Dovecot, user: string): Promise<number> {
  const client = await dovecot.client(user);
  await client.mailboxOpen("INBOX");
  const since = performance.now();
  let count = 0;
  for await (const { source } of client.fetch("1:*", { source: true })) if (source) count++;
  const took = performance.now() - since;
  await client.logout();
  if (count !== MAILS) throw new Error(`${count} of ${MAILS} mails were read`);
  return took;
}

async function measureMemory(dovecot: Dovecot, desk: MailDesk): Promise<{ small: number; large: number }> {
  const grown = async (user: string, mail: Buffer) => {
    await dovecot.deliver(user, [mail]);
    return Math.round((await run(desk, dovecot, "fetch", await desk.mailbox(user))).megabytes);
  };
  const small = await grown("small", benchMail(MAILS));
  return { small, large: await grown("large", largeMail()) };
}

async function measureSending(desk: MailDesk): Promise<{ ours: number; bare: number }> {
  const smtp = await startSmtp();
  try {
    await desk.db.prisma.mailbox.create({
      data: {
        ...{ name: "Sender", nameKey: "sender", address: "out@desk.example", addressKey: "out@desk.example" },
        ...{ smtpHost: "127.0.0.1", smtpPort: smtp.port, smtpSecurity: "none", isDefault: true },
      },
    });
    await writeReplies(desk);
    const { sent: ours } = await run(desk, null, "send");
    const [first] = smtp.received;
    if (smtp.received.length !== MAILS || !first)
      throw new Error(`${smtp.received.length} of ${MAILS} replies were sent`);
    return { ours, bare: await sendAll(smtp.port, first.raw) };
  } finally {
    await smtp.stop();
  }
}

/** Tickets with an answer each, which is due. */
async function writeReplies({ db, system }: MailDesk): Promise<void> {
  const { id, name } = await db.prisma.staff.findFirstOrThrow();
  const agent: Context = { actor: { type: "staff", id, name, role: "administrator" }, db, ip: null };
  for (let n = 0; n < MAILS; n++) {
    const ticket = await createTicket(system, {
      ...{ name: "Jane Smith", email: `jane${n}@mail.example` },
      ...{
        subject: `Transfer ${n} is still pending`,
        message: "It has been pending since Monday.\n".repeat(20),
      },
    });
    await sendMessage(agent, {
      ...{ ticketId: ticket.id, kind: "reply", body: "<p>It will arrive <b>tomorrow</b>.</p>".repeat(10) },
      ...{ sendKey: randomUUID(), seenMessageId: null, force: true },
    });
  }
  await db.prisma.outboundMail.updateMany({ data: { notBefore: new Date(0) } });
  // A batch at a time.
  while ((await wakeMails(db)) > 0);
}

/** The same mail as often, over as many connections at a time, each for one mail as ours are. */
async function sendAll(port: number, raw: Buffer): Promise<number> {
  const since = performance.now();
  let left = MAILS;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (left-- > 0) {
        const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
        await transport.sendMail({ envelope: { from: "out@desk.example", to: "jane@mail.example" }, raw });
        transport.close();
      }
    }),
  );
  return performance.now() - since;
}

const program = promisify(execFile);

/** What a process of its own tells of its work. */
async function run(desk: MailDesk, dovecot: Dovecot | null, ...args: unknown[]): Promise<Told> {
  const { stdout } = await program(
    process.execPath,
    [
      "--conditions=react-server",
      "--import",
      "tsx/esm",
      "scripts/bench/mail-process.ts",
      ...args.map(String),
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        DATABASE_URL: desk.databaseUrl,
        ...(dovecot && { NODE_EXTRA_CA_CERTS: dovecot.authority }),
      },
    },
  );
  return Told.parse(JSON.parse(stdout));
}
