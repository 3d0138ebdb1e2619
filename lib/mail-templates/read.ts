import "server-only";
import type pg from "pg";
import type { MailLanguage } from "@/lib/settings/mail-languages";
import { BUILT_IN, type Template, type TemplateKey } from "./templates";

/** The template in force: the help desk's own, else the built-in one. */
export async function readTemplate(
  client: pg.ClientBase | pg.Pool,
  key: TemplateKey,
  language: MailLanguage,
): Promise<Template> {
  const { rows } = await client.query<Template>(
    "SELECT subject, body FROM mail_template WHERE key = $1 AND language = $2",
    [key, language],
  );
  return rows[0] ?? BUILT_IN[language][key];
}
