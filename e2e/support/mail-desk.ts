import type { Dovecot } from "@/e2e/support/dovecot";
import { actAsServer, makeDatabase } from "@/e2e/support/server";
import type { Context } from "@/lib/context";
import { connect, type Database } from "@/lib/db/client";
import { processWaiting } from "@/lib/inbound/process-waiting";
import { type Fetched, fetchMailbox } from "@/lib/mail-fetch/fetch";
import { sealSecret } from "@/lib/mail-servers/secrets";
import type { Settings } from "@/lib/settings/schema";
import { firstStart } from "@/lib/setup/first-start";
import { migrate } from "@/scripts/migrate";

/** A help desk without a web server: its database, and the verbs called directly. */
export type MailDesk = {
  db: Database;
  databaseUrl: string;
  system: Context;
  /** Adds a mailbox that is fetched from a Dovecot. */
  mailbox(user: string, fields?: MailboxFields): Promise<number>;
  /** Fetches, and processes what is there. */
  fetch(mailboxId: number): Promise<Fetched | null>;
  stop(): Promise<void>;
};

type MailboxFields = Partial<{
  protocol: "imap" | "pop3";
  security: "tls" | "starttls" | "none";
  host: string;
  port: number;
  folder: string;
  afterFetch: "leave" | "seen" | "move" | "delete";
  moveTo: string;
  authservId: string;
  address: string;
  departmentId: number;
  password: string;
  /** A refresh token, instead of a password. */
  refreshToken: string;
}>;

export const soon = (seconds = 60) => new Date(Date.now() + seconds * 1000);

/** Makes an empty help desk with the defaults; `settings` over those. */
export async function startMailDesk(dovecot: Dovecot, settings: Partial<Settings> = {}): Promise<MailDesk> {
  // The template that npm test makes, where there is one: far quicker.
  const like = await makeDatabase("TEMPLATE deskuss_template").catch(() => null);
  const { url: databaseUrl, drop } = like ?? (await makeDatabase());
  actAsServer(databaseUrl);
  if (!like) await migrate(databaseUrl, () => undefined);
  const db = connect(databaseUrl, 6);
  if (!like) await firstStart(db, "admin@example.com");
  for (const [key, value] of Object.entries(settings))
    await db.prisma.setting.create({ data: { key, value } });
  return {
    db,
    databaseUrl,
    system: { actor: { type: "system", task: "test" }, db, ip: null },
    mailbox: (user, fields) => addMailbox(db, dovecot, user, fields),
    async fetch(mailboxId) {
      const fetched = await fetchMailbox(db, mailboxId, soon());
      await processWaiting(db, soon());
      return fetched;
    },
    async stop() {
      await db.prisma.$disconnect();
      await db.pool.end();
      await drop();
    },
  };
}

/** Adds a mailbox that is fetched from a Dovecot. */
export async function addMailbox(
  db: Database,
  dovecot: Dovecot,
  user: string,
  fields: MailboxFields = {},
): Promise<number> {
  const { protocol = "imap", security = "tls", refreshToken = "", ...more } = fields;
  const { password = dovecot.password, ...rest } = more;
  const { ports } = dovecot;
  const secure = protocol === "imap" ? ports.imaps : ports.pop3s;
  const plain = protocol === "imap" ? ports.imap : ports.pop3;
  const address = fields.address ?? `${user}@desk.example`;
  const { id } = await db.prisma.mailbox.create({
    data: {
      name: address,
      nameKey: address,
      address,
      addressKey: address,
      protocol,
      host: dovecot.host,
      port: security === "tls" ? secure : plain,
      security,
      user,
      ...(refreshToken && { signIn: "oauth2" as const, oauth: { provider: "google", clientId: "desk" } }),
      ...rest,
    },
  });
  const secret = sealSecret(
    id,
    "in",
    refreshToken
      ? { password: "", clientSecret: "s3", refreshToken }
      : { password, clientSecret: "", refreshToken: "" },
  );
  await db.prisma.mailbox.update({ where: { id }, data: { secret } });
  return id;
}
