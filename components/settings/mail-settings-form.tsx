"use client";

import type { FormAction } from "@/components/forms/send";
import { NativeSelect } from "@/components/settings/native-select";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { RadioGroup } from "@/components/ui/radio-group";

type MailSettingsFormProps = {
  action: FormAction;
  current: Record<"acknowledge" | "acknowledgeApi" | "acknowledgementsPerHour" | "mailLanguage", string>;
  languages: readonly { language: string; name: string }[];
};

/** Settings → Acknowledgements: which mails the help desk writes by itself, and in which language. */
export function MailSettingsForm({ action, current, languages }: MailSettingsFormProps) {
  const { state, value, error, problem, form } = useSettingsForm(action, current);
  return (
    <form {...form}>
      <div>
        <FormSection
          title="Customers"
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
        <FormSection title="Language" description="Of acknowledgements and of notices to staff.">
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
      <SaveBar label="Save" saved={state.status === "saved" ? "Saved." : undefined} problem={problem} />
    </form>
  );
}
