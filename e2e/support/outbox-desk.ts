import { openDatabase } from "@/e2e/support/database";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { sealSecret } from "@/lib/mail-servers/secrets";

/** A help desk's database with what mail needs, and nobody serving it. */
export type OutboxDesk = {
  db: Database;
  url: string;
  system: Context;
  /** Ada, an agent. */
  agent: Context;
  drop: () => Promise<void>;
};

/** Makes a database of a test's own: a department, Ada, and the environment that the verbs read. */
export async function makeOutboxDesk(): Promise<OutboxDesk> {
  const { db, url, system, stop } = await openDatabase({ bare: true });
  await db.prisma.department.create({ data: { name: "Support", nameKey: "support", isDefault: true } });
  const ada = await db.prisma.staff.create({
    data: {
      email: "ada@help.example",
      name: "Ada Lovelace",
      role: "administrator",
      signature: "Ada\nExample Help",
    },
  });
  return {
    db,
    url,
    system,
    agent: { actor: { type: "staff", id: ada.id, name: ada.name, role: "administrator" }, db, ip: null },
    drop: stop,
  };
}

/** A mailbox that sends by an SMTP server on this machine, as the default. */
export async function addSender(
  { db }: Pick<OutboxDesk, "db">,
  port: number,
  more: { name?: string; address?: string; user?: string } = {},
) {
  const { name = "Support", address = "support@help.example", user = "" } = more;
  const box = await db.prisma.mailbox.create({
    data: {
      name,
      nameKey: name.toLowerCase(),
      address,
      addressKey: address.toLowerCase(),
      smtpHost: "127.0.0.1",
      smtpPort: port,
      smtpSecurity: "none",
      smtpUser: user,
      isDefault: true,
    },
  });
  if (!user) return box;
  const smtpSecret = sealSecret(box.id, "smtp", { password: "hush", clientSecret: "", refreshToken: "" });
  return db.prisma.mailbox.update({ where: { id: box.id }, data: { smtpSecret } });
}
