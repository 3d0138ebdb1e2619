import "server-only";
import { z } from "zod";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Database } from "@/lib/db/client";
import { NOTICES } from "@/lib/mail-templates/templates";
import { storable } from "@/lib/text";
import { validate } from "@/lib/validate";

const MailPreferences = z.object({
  /** The notices that are wanted; those left out are not sent. */
  notices: z.array(z.enum(NOTICES)).default([]),
});

const Signature = z.object({
  signature: z
    .string()
    .default("")
    .transform((text) => storable(text).replace(/\r\n?/g, "\n").trim())
    .pipe(z.string().max(2000, "must be at most 2,000 characters.")),
});

/** The signature and the unwanted notices of a member of staff. */
export async function findMailPreferences(
  { prisma }: Database,
  staffId: number,
): Promise<{ signature: string; muted: string[] }> {
  return prisma.staff.findUniqueOrThrow({ where: { id: staffId }, select: { signature: true, muted: true } });
}

/** Changes which notices the acting member gets by mail. @throws AppError forbidden, invalid */
export async function changeNotices(context: Context, input: unknown): Promise<void> {
  const { id } = requireWriter(context);
  const { notices } = validate(MailPreferences, input);
  const muted = NOTICES.filter((kind) => !notices.includes(kind));
  await context.db.prisma.staff.update({ where: { id }, data: { muted } });
}

/** Changes what stands under the acting member's replies. @throws AppError forbidden, invalid */
export async function changeSignature(context: Context, input: unknown): Promise<void> {
  const { id } = requireWriter(context);
  const { signature } = validate(Signature, input);
  await context.db.prisma.staff.update({ where: { id }, data: { signature } });
}
