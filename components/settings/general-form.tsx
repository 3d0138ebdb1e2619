"use client";

import type { FormAction } from "@/components/forms/send";
import { NativeSelect } from "@/components/settings/native-select";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Input } from "@/components/ui/input";
import type { TimeZoneGroup } from "@/lib/settings/time-zones";

type GeneralFormProps = {
  action: FormAction;
  current: { helpDeskName: string; timeZone: string; logRetentionDays: string };
  timeZones: TimeZoneGroup[];
};

/** Settings → General. */
export function GeneralForm({ action, current, timeZones }: GeneralFormProps) {
  const { state, value, error, problem, form } = useSettingsForm(action, current);
  return (
    <form {...form}>
      <div>
        <FormSection title="Help desk" description="How this help desk calls itself, and its clock.">
          <Field
            label="Help desk name"
            error={error("helpDeskName")}
            hint="Ends the title of every page in this panel."
            required
          >
            <Input
              name="helpDeskName"
              defaultValue={value("helpDeskName")}
              maxLength={80}
              autoComplete="off"
            />
          </Field>
          <Field
            label="Time zone"
            error={error("timeZone")}
            hint="For times in API answers. This panel shows times in each reader’s own zone."
            required
          >
            <NativeSelect name="timeZone" defaultValue={value("timeZone")}>
              {timeZones.map(({ region, zones }) => (
                <optgroup key={region} label={region}>
                  {zones.map((zone) => (
                    <option key={zone} value={zone}>
                      {zone.replaceAll("_", " ")}
                    </option>
                  ))}
                </optgroup>
              ))}
            </NativeSelect>
          </Field>
        </FormSection>
        <FormSection title="Logs" description="What System → Logs keeps.">
          <NumberField
            label="Keep log entries for"
            name="logRetentionDays"
            defaultValue={value("logRetentionDays")}
            error={error("logRetentionDays")}
            unit="days"
            hint="Older entries are deleted for good by the hourly log cleanup."
          />
        </FormSection>
      </div>
      <SaveBar
        label="Save general settings"
        saved={state.status === "saved" ? "General settings saved." : undefined}
        problem={problem}
      />
    </form>
  );
}
