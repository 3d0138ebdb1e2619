"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { ChoiceField } from "@/components/settings/choice-field";

type DepartmentFormProps = {
  action: FormAction<string>;
  department?: { id: number; name: string; slaPlanId: number | null };
  slaPlans: { id: number; name: string }[];
};

/** A new department, or one to edit. */
export function DepartmentForm({ action, department, slaPlans }: DepartmentFormProps) {
  return (
    <CatalogForm
      action={action}
      id={department?.id}
      current={{ name: department?.name ?? "", slaPlanId: String(department?.slaPlanId ?? "") }}
      noun="Department"
      listHref="/settings/departments"
      nameHint="Staff see it on every ticket; API calls may name it, in any case."
    >
      {(fields) => (
        <ChoiceField
          label="SLA plan"
          name="slaPlanId"
          hint="When this department's new tickets are due. Tickets that exist keep their due time."
          empty="The default plan"
          items={slaPlans}
          {...fields}
        />
      )}
    </CatalogForm>
  );
}
