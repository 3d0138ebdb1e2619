"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { NativeSelect } from "@/components/settings/native-select";
import { Field } from "@/components/ui/field";

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
      {({ value, error }) => (
        <Field
          label="SLA plan"
          error={error("slaPlanId")}
          hint="When this department's new tickets are due. Tickets that exist keep their due time."
        >
          <NativeSelect name="slaPlanId" defaultValue={value("slaPlanId")}>
            <option value="">The default plan</option>
            {slaPlans.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </Field>
      )}
    </CatalogForm>
  );
}
