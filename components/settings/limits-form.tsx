"use client";

import type { FormAction } from "@/components/forms/send";
import { NumberField } from "@/components/settings/number-field";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { FormSection } from "@/components/ui/form-section";
import { Textarea } from "@/components/ui/textarea";

type LimitsFormProps = {
  action: FormAction;
  current: {
    floodRefusedPerMinute: string;
    floodAcceptedPerSecond: string;
    floodBurst: string;
    trustedProxies: string;
  };
  /** The reader's address as this server sees it. */
  ip: string | null;
};

/** Settings → API limits: flood limits, and which proxies to believe. */
export function LimitsForm({ action, current, ip }: LimitsFormProps) {
  const { state, value, error, problem, form } = useSettingsForm(action, current);
  const number = (name: keyof typeof current) => ({ name, defaultValue: value(name), error: error(name) });
  return (
    <form {...form}>
      <div>
        <FormSection
          title="Flood limits"
          description="Who passes a limit gets 429 with Retry-After until it calms down; nobody else is slowed. 0 switches a limit off."
        >
          <NumberField
            label="Refused calls"
            {...number("floodRefusedPerMinute")}
            unit={unit("a minute from one address or key", current.floodRefusedPerMinute)}
            hint="Stops scripts that guess keys or repeat a broken call (answers 400 to 499)."
          />
          <NumberField
            label="Accepted calls"
            {...number("floodAcceptedPerSecond")}
            unit={unit("a second on one key, sustained", current.floodAcceptedPerSecond)}
            hint="The rate a key can keep up for as long as it likes."
          />
          <NumberField
            label="Burst"
            {...number("floodBurst")}
            unit="calls at once on one key"
            hint="What a key may send at once before the sustained rate counts. Without effect while that is off."
          />
        </FormSection>
        <FormSection
          title="Trusted proxies"
          description="Only for servers behind a reverse proxy, such as nginx, Caddy or a load balancer."
        >
          <Field
            label="Addresses and networks"
            optional
            error={error("trustedProxies")}
            hint="One address (10.0.0.7) or CIDR network (10.0.0.0/8) a line. Calls that come through one of these are counted and logged under the address in their X-Forwarded-For header. From everybody else that header is ignored, so nobody can pretend to be another address."
          >
            <Textarea
              name="trustedProxies"
              dir="ltr"
              rows={4}
              spellCheck={false}
              autoComplete="off"
              defaultValue={value("trustedProxies")}
              className="font-mono text-sm"
            />
          </Field>
          {ip && (
            <p className="text-muted text-sm">
              You are calling from <code className="font-mono text-text text-xs">{ip}</code> as Deskuss sees
              it now. If that is your proxy's address, add it here.
            </p>
          )}
        </FormSection>
      </div>
      <SaveBar
        label="Save limits"
        saved={state.status === "saved" ? "Limits saved. They count from the next call." : undefined}
        problem={problem}
      />
    </form>
  );
}

const unit = (words: string, stored: string) => (stored === "0" ? `${words} · off now` : words);
