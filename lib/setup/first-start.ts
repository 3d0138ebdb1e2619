import "server-only";
import { randomBytes } from "node:crypto";
import { createApiKey } from "@/lib/api-keys/create";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { emailAddress } from "@/lib/email-address";
import { nameKey } from "@/lib/names";
import { hashPassword } from "@/lib/staff/password";
import { validate } from "@/lib/validate";

export type FirstStart = { email: string; password: string; apiKey: string };

const LOCK = 4_711_002;

/**
 * Gives an empty help desk its defaults, its first administrator (random password) and a first API key, and tells
 * both secrets this one time. Two processes starting at once do it once.
 * @returns null when there is staff already: then nothing is changed
 */
export async function firstStart(db: Database, adminEmail = "admin@example.com"): Promise<FirstStart | null> {
  const email = validate(emailAddress, adminEmail).toLowerCase();
  const password = randomBytes(15).toString("base64url");
  const passwordHash = await hashPassword(password);
  const administrator = await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
    if ((await tx.staff.count()) > 0) return null;
    const sla = { name: "Default SLA", graceHours: 48, isDefault: true };
    if ((await tx.slaPlan.count()) === 0) await tx.slaPlan.create({ data: named(sla) });
    if ((await tx.department.count()) === 0)
      await tx.department.createMany({
        data: [named({ name: "Support", isDefault: true }), named({ name: "Billing" })],
      });
    if ((await tx.helpTopic.count()) === 0)
      await tx.helpTopic.createMany({
        data: [named({ name: "General Inquiry" }), named({ name: "Account Access" })],
      });
    return tx.staff.create({ data: { email, name: "Administrator", role: "administrator", passwordHash } });
  });
  if (!administrator) return null;
  const { id, name, role } = administrator;
  const context: Context = { actor: { type: "staff", id, name, role }, db, ip: null };
  const key = await createApiKey(context, { label: "First key", scopes: ["tickets:create", "cron:run"] });
  return { email, password, apiKey: key.secret };
}

const named = <T extends { name: string }>(row: T) => ({ ...row, nameKey: nameKey(row.name) });
