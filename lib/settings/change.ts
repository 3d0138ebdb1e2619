import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";
import { validate } from "@/lib/validate";
import { rowsToValues, settings } from "./read";
import { Settings } from "./schema";

const Change = Settings.partial();

/**
 * Changes the given settings and leaves the others; what is as it was leaves no trace. Takes effect at once in this
 * process, within two seconds in others.
 * @throws AppError forbidden (administrators only), invalid
 */
export async function changeSettings(context: Context, input: unknown): Promise<void> {
  requireAdministrator(context);
  const given = input && typeof input === "object" ? Object.keys(input) : [];
  const wanted = validate(Change, input);
  const { prisma } = context.db;
  await prisma.$transaction(async (tx) => {
    // Two administrators saving at once: the second sees, and records, what the first left.
    await tx.$executeRaw`LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE`;
    const before: Record<string, Prisma.InputJsonValue> = Settings.parse(
      rowsToValues(await tx.setting.findMany()),
    );
    const change = Object.entries(wanted).filter(
      ([key, value]) => given.includes(key) && JSON.stringify(value) !== JSON.stringify(before[key]),
    );
    if (change.length === 0) return;
    for (const [key, value] of change)
      await tx.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
    await recordChange(context, tx, {
      action: "settings.changed",
      subjectType: "settings",
      subject: "Settings",
      details: Object.fromEntries(change.map(([key, to]) => [key, { from: before[key] ?? null, to }])),
    });
  });
  settings.forget(context.db);
}
