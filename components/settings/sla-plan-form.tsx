"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { NumberField } from "@/components/settings/number-field";

type SlaPlanFormProps = {
  action: FormAction<string>;
  plan?: { id: number; name: string; graceHours: number };
};

/** A new SLA plan, or one to edit. */
export function SlaPlanForm({ action, plan }: SlaPlanFormProps) {
  return (
    <CatalogForm
      action={action}
      id={plan?.id}
      current={{ name: plan?.name ?? "", graceHours: String(plan?.graceHours ?? "") }}
      noun="SLA plan"
      listHref="/settings/sla-plans"
      nameHint="Such as “Priority customers” or “Four hours”."
    >
      {({ value, error }) => (
        <NumberField
          label="Grace time"
          name="graceHours"
          defaultValue={value("graceHours")}
          error={error("graceHours")}
          unit="hours from a ticket's creation to its due time"
          hint="From 1 to 8,760 hours (a year), around the clock. Tickets that exist keep their due time."
        />
      )}
    </CatalogForm>
  );
}
