"use client";

import type { FormAction } from "@/components/forms/send";
import { NativeSelect } from "@/components/settings/native-select";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { RadioGroup } from "@/components/ui/radio-group";
import { SEARCH_LANGUAGES } from "@/lib/settings/search-languages";

type TicketsFormProps = {
  action: FormAction;
  current: {
    acceptEmailApi: string;
    maxRequestMb: string;
    maxAttachmentMb: string;
    draftRetentionDays: string;
    searchLanguage: string;
  };
};

/** Settings → Tickets: what the ticket API takes. */
export function TicketsForm({ action, current }: TicketsFormProps) {
  const { state, value, error, problem, form } = useSettingsForm(action, current);
  return (
    <form {...form}>
      <div>
        <FormSection title="E-mail by API" description="Mail servers can pipe raw messages into new tickets.">
          <RadioGroup
            // A form that was sent is reset to its markup; the new default must be in a new one.
            key={value("acceptEmailApi")}
            legend="Accept Email API"
            name="acceptEmailApi"
            defaultValue={value("acceptEmailApi")}
            error={error("acceptEmailApi")}
            options={[
              {
                value: "on",
                label: "On",
                hint: "Raw e-mail sent to /api/tickets.email, or as message/rfc822, becomes a ticket.",
              },
              { value: "off", label: "Off", hint: "Such calls get 403. JSON and XML calls work as before." },
            ]}
          />
        </FormSection>
        <FormSection title="Sizes" description="1 MB is 1,048,576 bytes. Both may be up to 100 MB.">
          <NumberField
            label="Largest request"
            name="maxRequestMb"
            defaultValue={value("maxRequestMb")}
            error={error("maxRequestMb")}
            unit="MB"
            hint="A larger one gets 413. Attachments travel inside the request and grow by a third there."
          />
          <NumberField
            label="Largest attachment"
            name="maxAttachmentMb"
            defaultValue={value("maxAttachmentMb")}
            error={error("maxAttachmentMb")}
            unit="MB"
            hint="A larger one is left out and named in an internal note; the ticket is created all the same."
          />
        </FormSection>
        <FormSection title="Search" description="How words are looked for in tickets.">
          <Field
            label="Language of most tickets"
            error={error("searchLanguage")}
            hint="So that “refunds” finds “refunded”. After a change, the scheduled task “Search index” goes through all tickets."
            required
          >
            <NativeSelect name="searchLanguage" defaultValue={value("searchLanguage")}>
              {SEARCH_LANGUAGES.map((language) => (
                <option key={language} value={language}>
                  {language === "simple" ? "None: words as they are written" : capitalised(language)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </FormSection>
        <FormSection
          title="Drafts"
          description="What staff began to write is kept until they send or discard it."
        >
          <NumberField
            label="Keep untouched drafts for"
            name="draftRetentionDays"
            defaultValue={value("draftRetentionDays")}
            error={error("draftRetentionDays")}
            unit="days"
            hint="Older ones are deleted with their files by the scheduled task “Draft cleanup”."
          />
        </FormSection>
      </div>
      <SaveBar
        label="Save ticket settings"
        saved={state.status === "saved" ? "Ticket settings saved." : undefined}
        problem={problem}
      />
    </form>
  );
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
