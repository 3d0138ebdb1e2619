import "server-only";
import { z } from "zod";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { MAIL_LANGUAGES } from "@/lib/settings/mail-languages";
import { storable } from "@/lib/text";
import { validate } from "@/lib/validate";
import { unknownVariables } from "./fill";
import { BUILT_IN, TEMPLATE_KEYS, TEMPLATE_NAMES } from "./templates";

const which = { key: z.enum(TEMPLATE_KEYS), language: z.enum(MAIL_LANGUAGES) };

const written = (max: number) =>
  z
    .string()
    .transform((text) => storable(text).replace(/\r\n?/g, "\n").trim())
    .pipe(
      z
        .string()
        .min(1, "is required.")
        .max(max, `must be at most ${max.toLocaleString("en")} characters.`),
    )
    .superRefine((text, issues) => {
      const unknown = unknownVariables(text);
      if (unknown.length > 0)
        issues.addIssue({
          code: "custom",
          message: `knows no variable called ${unknown.map((name) => `“${name}”`).join(", ")}.`,
        });
    });

/** A template as it is typed. The subject is one line. */
export const TemplateText = z.object({
  ...which,
  subject: written(300).transform((text) => text.replace(/\s+/g, " ")),
  body: written(20_000),
});

/** Writes a template in a language; the built-in text again is as if there were none. @throws AppError forbidden, invalid */
export async function saveTemplate(context: Context, input: unknown): Promise<void> {
  requireAdministrator(context);
  const { key, language, subject, body } = validate(TemplateText, input);
  const builtIn = BUILT_IN[language][key];
  if (subject === builtIn.subject && body === builtIn.body) return resetTemplate(context, { key, language });
  await context.db.prisma.$transaction(async (tx) => {
    const where = { key_language: { key, language } };
    const before = await tx.mailTemplate.findUnique({ where });
    if (before?.subject === subject && before.body === body) return;
    await tx.mailTemplate.upsert({
      where,
      create: { key, language, subject, body },
      update: { subject, body },
    });
    await record(context, tx, "changed", key, language);
  });
}

/** Goes back to the built-in text. @throws AppError forbidden, invalid */
export async function resetTemplate(context: Context, input: unknown): Promise<void> {
  requireAdministrator(context);
  const { key, language } = validate(z.object(which), input);
  await context.db.prisma.$transaction(async (tx) => {
    const { count } = await tx.mailTemplate.deleteMany({ where: { key, language } });
    if (count > 0) await record(context, tx, "reset", key, language);
  });
}

const record = (
  context: Context,
  tx: Parameters<typeof recordChange>[1],
  action: string,
  key: keyof typeof TEMPLATE_NAMES,
  language: string,
) =>
  recordChange(context, tx, {
    action: `mail_template.${action}`,
    subjectType: "mail_template",
    subject: `${TEMPLATE_NAMES[key].name} (${language})`,
  });
