import type { Metadata } from "next";
import { TemplateTable } from "@/components/settings/template-table";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTemplates } from "@/lib/mail-templates/find";
import { TEMPLATE_NAMES } from "@/lib/mail-templates/templates";
import { MAIL_LANGUAGES } from "@/lib/settings/mail-languages";
import { settings } from "@/lib/settings/read";

export const metadata: Metadata = { title: "Mail templates" };

const names = new Intl.DisplayNames("en", { type: "language" });

/** The mails that the help desk writes by itself, in every language. */
export default async function MailTemplatesPage() {
  const { db } = await requireSignedIn("administrator");
  const [{ mailLanguage }, ...lists] = await Promise.all([
    settings.get(db),
    ...MAIL_LANGUAGES.map((language) => findTemplates(db, language)),
  ]);
  return (
    <>
      <PageHeader title="Mail templates" />
      <PageBody>
        {MAIL_LANGUAGES.map((language, at) => ({ language, list: lists[at] ?? [] }))
          .sort((a, b) => Number(b.language === mailLanguage) - Number(a.language === mailLanguage))
          .map(({ language, list }) => (
            <TemplateTable
              key={language}
              language={language}
              name={names.of(language) ?? language}
              inUse={language === mailLanguage}
              templates={list.map(({ key, changed }) => ({ key, changed, ...TEMPLATE_NAMES[key] }))}
            />
          ))}
      </PageBody>
    </>
  );
}
