"use client";

import type { FormAction } from "@/components/forms/send";
import { NativeSelect } from "@/components/settings/native-select";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { RadioGroup } from "@/components/ui/radio-group";

type Setting =
  | "acknowledge"
  | "acknowledgeApi"
  | "acknowledgementsPerHour"
  | "mailLanguage"
  | "maxMailMb"
  | "loopMails"
  | "loopMinutes";

type MailSettingsFormProps = {
  action: FormAction;
  current: Record<Setting, string>;
  languages: readonly { language: string; name: string }[];
};

/** Settings → Mail rules: what is taken in, and which mails the help desk writes by itself, in which language. */
export function MailSettingsForm({ action, current, languages }: MailSettingsFormProps) {
  const { state, value, error, problem, form } = useSettingsForm(action, current);
  return (
    <form {...form}>
      <div>
        <FormSection
          title="Incoming mail"
          description="What is over a limit is put aside in System → Incoming mail, and never lost."
        >
          <NumberField
            label="Largest mail"
            name="maxMailMb"
            defaultValue={value("maxMailMb")}
            error={error("maxMailMb")}
            hint="With all its files. A larger one stays in its mailbox."
            unit="MB"
          />
          <NumberField
            label="From one sender at most"
            name="loopMails"
            defaultValue={value("loopMails")}
            error={error("loopMails")}
            hint="Stops two programs that answer each other. 0: no limit."
            unit="mails"
          />
          <NumberField
            label="Within"
            name="loopMinutes"
            defaultValue={value("loopMinutes")}
            error={error("loopMinutes")}
            unit="minutes"
          />
        </FormSection>
        <FormSection
          title="Acknowledgements"
          description="Programs, blocked customers, senders that nobody vouches for and addresses that fail are never answered."
        >
          <RadioGroup
            key={`mail ${value("acknowledge")}`}
            legend="When a mail opens a ticket"
            name="acknowledge"
            defaultValue={value("acknowledge")}
            error={error("acknowledge")}
            options={[
              { value: "on", label: "Tell the customer that it arrived" },
              { value: "off", label: "Say nothing" },
            ]}
          />
          <RadioGroup
            key={`api ${value("acknowledgeApi")}`}
            legend="When the API opens a ticket"
            name="acknowledgeApi"
            defaultValue={value("acknowledgeApi")}
            error={error("acknowledgeApi")}
            options={[
              { value: "on", label: "Tell the customer, too" },
              { value: "off", label: "Say nothing", hint: "For web forms that answer by themselves." },
            ]}
          />
          <NumberField
            label="To one address at most"
            name="acknowledgementsPerHour"
            defaultValue={value("acknowledgementsPerHour")}
            error={error("acknowledgementsPerHour")}
            unit="an hour"
          />
        </FormSection>
        <FormSection
          title="Language"
          description="In which acknowledgements and notices to staff are written. Their texts are in Mail templates."
        >
          <Field label="Language" error={error("mailLanguage")} required>
            <NativeSelect name="mailLanguage" defaultValue={value("mailLanguage")}>
              {languages.map(({ language, name }) => (
                <option key={language} value={language}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </FormSection>
      </div>
      <SaveBar
        label="Save rules"
        saved={state.status === "saved" ? "Mail rules saved." : undefined}
        problem={problem}
      />
    </form>
  );
}
