import type { Post } from "@/e2e/support/mail-stories";
import { actAsServer, type TestServer } from "@/e2e/support/server";
import { sealSecret } from "@/lib/mail-servers/secrets";

/** A mailbox that fetches what Dovecot has for `name`; `sends` by the SMTP server, as the default. */
export async function addMailbox(
  { db, databaseUrl }: TestServer,
  { dovecot, smtp, sender }: Post,
  { name, sends = false }: { name: string; sends?: boolean },
): Promise<number> {
  actAsServer(databaseUrl);
  const address = `${name}@desk.example`;
  const { id } = await db.prisma.mailbox.create({
    data: {
      name,
      nameKey: name,
      address,
      addressKey: address,
      protocol: "imap",
      host: dovecot.host,
      port: dovecot.ports.imaps,
      user: name,
      isDefault: sends,
      ...(sends && {
        smtpHost: "127.0.0.1",
        smtpPort: smtp.port,
        smtpSecurity: "none",
        smtpUser: sender.user,
      }),
    },
  });
  const sealed = (use: "in" | "smtp", password: string) =>
    sealSecret(id, use, { password, clientSecret: "", refreshToken: "" });
  await db.prisma.mailbox.update({
    where: { id },
    data: {
      secret: sealed("in", dovecot.password),
      ...(sends && { smtpSecret: sealed("smtp", sender.password) }),
    },
  });
  return id;
}

/** Runs `story` while no other mailbox sends: those of other stories come back afterwards. */
export async function aloneSending({ db }: TestServer, story: () => Promise<void>): Promise<void> {
  const others = await db.prisma.mailbox.findMany({ where: { isDefault: true }, select: { id: true } });
  await db.prisma.mailbox.updateMany({ where: { isDefault: true }, data: { isDefault: false } });
  try {
    await story();
  } finally {
    await db.prisma.mailbox.updateMany({
      where: { isDefault: true },
      data: { isDefault: false, archivedAt: new Date() },
    });
    for (const { id } of others) await db.prisma.mailbox.update({ where: { id }, data: { isDefault: true } });
  }
}
