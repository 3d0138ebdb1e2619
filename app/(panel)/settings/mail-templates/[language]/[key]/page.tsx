import { Languages } from "lucide-react";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { TemplateForm } from "@/components/settings/template-form";
import { Badge } from "@/components/ui/badge";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { readTemplate } from "@/lib/mail-templates/read";
import { BUILT_IN, TEMPLATE_KEYS, TEMPLATE_NAMES } from "@/lib/mail-templates/templates";
import { MAIL_LANGUAGES } from "@/lib/settings/mail-languages";
import { reset, save, sendTest } from "../../actions";

export const metadata: Metadata = { title: "Edit mail template" };

const names = new Intl.DisplayNames("en", { type: "language" });

type Props = { params: Promise<{ language: string; key: string }> };

export default async function MailTemplatePage({ params }: Props) {
  const { db } = await requireSignedIn("administrator");
  const given = await params;
  const language = MAIL_LANGUAGES.find((known) => known === given.language);
  const key = TEMPLATE_KEYS.find((known) => known === given.key);
  if (!language || !key) notFound();
  const template = await readTemplate(db.pool, key, language);
  const builtIn = BUILT_IN[language][key];
  return (
    <>
      <PageHeader
        title={TEMPLATE_NAMES[key].name}
        meta={<Badge icon={<Languages />}>{names.of(language)}</Badge>}
        back={{ href: "/settings/mail-templates", label: "Mail templates" }}
      />
      <PageBody width="full">
        <TemplateForm
          key={`${template.subject} ${template.body}`}
          actions={{ save, reset, sendTest }}
          which={{ key, language }}
          template={template}
          changed={template.subject !== builtIn.subject || template.body !== builtIn.body}
        />
      </PageBody>
    </>
  );
}
