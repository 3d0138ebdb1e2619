"use client";

import { ExternalLink } from "lucide-react";
import { MAILBOX_PRESETS, type MailboxPreset, OWN_SERVER_HELP } from "@/components/settings/mailbox-presets";
import { NativeSelect } from "@/components/settings/native-select";
import { Banner } from "@/components/ui/banner";
import { Field } from "@/components/ui/field";

type PresetChoiceProps = {
  chosen: MailboxPreset | undefined;
  onChoose: (preset: MailboxPreset | undefined) => void;
};

/** Whose servers they are: fills in what is known of them, and says what else is needed. */
export function PresetChoice({ chosen, onChoose }: PresetChoiceProps) {
  return (
    <>
      <Field label="Mail provider" hint={chosen ? "Servers and ports are filled in below." : OWN_SERVER_HELP}>
        <NativeSelect
          defaultValue=""
          onChange={({ target }) => onChoose(MAILBOX_PRESETS.find(({ key }) => key === target.value))}
        >
          <option value="">Another, or a server of our own</option>
          {MAILBOX_PRESETS.map(({ key, label }) => (
            <option key={key} value={key}>
              {label}
            </option>
          ))}
        </NativeSelect>
      </Field>
      <div aria-live="polite" className="empty:-mt-4">
        {chosen && (
          <Banner>
            {chosen.help.map((paragraph) => (
              <p key={paragraph} className="not-first:pt-2">
                {paragraph}
              </p>
            ))}
            {chosen.link && (
              <a
                href={chosen.link.href}
                target="_blank"
                rel="noreferrer"
                className="mt-2 inline-flex items-center gap-1 underline [&_svg]:size-3.5"
              >
                {chosen.link.label}
                <ExternalLink aria-hidden="true" />
              </a>
            )}
          </Banner>
        )}
      </div>
    </>
  );
}
