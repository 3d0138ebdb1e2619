"use client";

import type { FormAction } from "@/components/forms/send";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { FormSection } from "@/components/ui/form-section";
import { RadioGroup } from "@/components/ui/radio-group";

type TicketsFormProps = {
  action: FormAction;
  current: { acceptEmailApi: string; maxRequestMb: string; maxAttachmentMb: string };
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
      </div>
      <SaveBar
        label="Save ticket settings"
        saved={state.status === "saved" ? "Ticket settings saved." : undefined}
        problem={problem}
      />
    </form>
  );
}
