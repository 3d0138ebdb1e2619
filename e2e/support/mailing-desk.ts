import { randomBytes } from "node:crypto";
import { expect } from "vitest";
import { call } from "@/e2e/support/api";
import { type Arrived, arrivedFor } from "@/e2e/support/arrived";
import type { Dovecot } from "@/e2e/support/dovecot";
import { soon } from "@/e2e/support/mail-desk";
import { startServer, type TestServer } from "@/e2e/support/server";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";
import { readSecretKeys, seal } from "@/lib/mail/secret-box";
import type { Settings } from "@/lib/settings/schema";

/** The built server with a mailbox: it is given mail in a Dovecot, and gives its own to an SMTP server. */
export type MailingDesk = {
  server: TestServer;
  address: string;
  smtp: TestSmtp;
  /** Puts mails into its mailbox, and waits until it has fetched and processed them. */
  take(...mails: (Buffer | string)[]): Promise<void>;
  /** What it has sent to an address, once nothing is left to be sent. */
  sentTo(address: string): Promise<Arrived[]>;
  stop(): Promise<void>;
};

type Options = {
  /** The name of its mailbox, and of its domain. */
  name: string;
  settings?: Partial<Settings>;
  /** Whose word on senders it takes. */
  authservId?: string;
};

/** Starts a help desk under `support@NAME.example` with keys of its own, and a mailbox that fetches and sends. */
export async function startMailingDesk(
  dovecot: Dovecot,
  { name, settings = {}, authservId }: Options,
): Promise<MailingDesk> {
  const secretKeys = `${name}:${randomBytes(32).toString("base64")}`;
  const env = {
    MAIL_SECRET_KEYS: secretKeys,
    NEXTAUTH_SECRET: randomBytes(32).toString("base64"),
    NODE_EXTRA_CA_CERTS: dovecot.authority,
  };
  const [server, smtp] = await Promise.all([startServer({ settings, env }), startSmtp()]);
  const { prisma } = server.db;
  const address = `support@${name}.example`;
  const { id } = await prisma.mailbox.create({
    data: {
      name,
      nameKey: name,
      address,
      addressKey: address,
      protocol: "imap",
      host: dovecot.host,
      port: dovecot.ports.imaps,
      user: name,
      authservId: authservId ?? null,
      smtpHost: "127.0.0.1",
      smtpPort: smtp.port,
      smtpSecurity: "none",
      isDefault: true,
    },
  });
  // By its own keys: this process has others, and can have but one set.
  const secret = seal(
    JSON.stringify({ password: dovecot.password }),
    `mailbox ${id} in`,
    readSecretKeys(secretKeys),
  );
  await prisma.mailbox.update({ where: { id }, data: { secret } });
  // The scheduler is here for the mail alone; a first VACUUM of everything would take its time.
  await prisma.taskRun.create({ data: { name: "table-optimization", nextAt: soon(86_400) } });
  const { secret: key } = await server.key(["cron:run"]);
  const idle = async () =>
    (await prisma.outboundMail.count({ where: { state: { in: ["queued", "sending"] } } })) === 0;
  return {
    server,
    address,
    smtp,
    async take(...mails) {
      const before = await prisma.inboundMail.count();
      await dovecot.deliver(name, mails);
      await prisma.taskRun.updateMany({ where: { name: "mail-fetch" }, data: { nextAt: new Date(0) } });
      const answer = await call(server, "/api/tasks/cron", { key });
      expect(answer.status).toBe(200);
      expect(await prisma.inboundMail.count()).toBe(before + mails.length);
      expect(await prisma.inboundMail.count({ where: { outcome: "waiting" } })).toBe(0);
    },
    async sentTo(to) {
      await until(idle);
      return arrivedFor(smtp.received, to);
    },
    async stop() {
      await server.stop();
      await smtp.stop();
    },
  };
}
