import type { MailLanguage } from "@/lib/settings/mail-languages";

export type Wording = { mailLanguage: MailLanguage; timeZone: string };

/** The forms that mail programs write, and know, as we do (lib/mail/reply-lines.ts), when they fold quotes. */
const FORMS: Record<MailLanguage, { locale: string; say: (date: string, name: string) => string }> = {
  en: { locale: "en-GB", say: (date, name) => `On ${date}, ${name} wrote:` },
  de: { locale: "de-DE", say: (date, name) => `Am ${date} schrieb ${name}:` },
  fr: { locale: "fr-FR", say: (date, name) => `Le ${date}, ${name} a écrit :` },
  es: { locale: "es-ES", say: (date, name) => `El ${date}, ${name} escribió:` },
};

/** The line above a quote: who wrote it when. */
export function attribution(at: Date, name: string, { mailLanguage, timeZone }: Wording): string {
  const { locale, say } = FORMS[mailLanguage];
  const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "short", timeZone });
  return say(date.format(at), name);
}
