import type { Metadata } from "next";
import { MailSettingsForm } from "@/components/settings/mail-settings-form";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { MAIL_LANGUAGES } from "@/lib/settings/mail-languages";
import { settings } from "@/lib/settings/read";
import { saveMail } from "./actions";

export const metadata: Metadata = { title: "Mail rules" };

const names = new Intl.DisplayNames("en", { type: "language" });

export default async function MailSettingsPage() {
  const { db } = await requireSignedIn("administrator");
  const { acknowledge, acknowledgeApi, acknowledgementsPerHour, mailLanguage, ...limits } =
    await settings.get(db);
  return (
    <>
      <PageHeader title="Mail rules" />
      <PageBody width="full">
        <MailSettingsForm
          action={saveMail}
          current={{
            acknowledge: acknowledge ? "on" : "off",
            acknowledgeApi: acknowledgeApi ? "on" : "off",
            acknowledgementsPerHour: String(acknowledgementsPerHour),
            mailLanguage,
            maxMailMb: String(limits.maxMailMb),
            loopMails: String(limits.loopMails),
            loopMinutes: String(limits.loopMinutes),
          }}
          languages={MAIL_LANGUAGES.map((language) => ({ language, name: names.of(language) ?? language }))}
        />
      </PageBody>
    </>
  );
}
