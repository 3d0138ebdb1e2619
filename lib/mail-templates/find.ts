import "server-only";
import type { Database } from "@/lib/db/client";
import type { MailLanguage } from "@/lib/settings/mail-languages";
import { readTemplate } from "./read";
import { TEMPLATE_KEYS, type Template, type TemplateKey } from "./templates";

export type ListedTemplate = Template & { key: TemplateKey; changed: boolean };

/** Every template in a language, with whether it was written here. */
export async function findTemplates(
  { pool, prisma }: Database,
  language: MailLanguage,
): Promise<ListedTemplate[]> {
  const own = await prisma.mailTemplate.findMany({ where: { language }, select: { key: true } });
  return Promise.all(
    TEMPLATE_KEYS.map(async (key) => ({
      key,
      ...(await readTemplate(pool, key, language)),
      changed: own.some((row) => row.key === key),
    })),
  );
}
