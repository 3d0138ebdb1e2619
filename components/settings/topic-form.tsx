"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { NativeSelect } from "@/components/settings/native-select";
import { Field } from "@/components/ui/field";

type TopicFormProps = {
  action: FormAction<string>;
  topic?: { id: number; name: string; departmentId: number | null; priority: string | null };
  departments: { id: number; name: string }[];
  priorities: readonly string[];
};

/** A new help topic, or one to edit. */
export function TopicForm({ action, topic, departments, priorities }: TopicFormProps) {
  return (
    <CatalogForm
      action={action}
      id={topic?.id}
      current={{
        name: topic?.name ?? "",
        departmentId: String(topic?.departmentId ?? ""),
        priority: topic?.priority ?? "",
      }}
      noun="Help topic"
      listHref="/settings/topics"
      nameHint="What a customer writes about. API calls may name it, in any case."
    >
      {({ value, error }) => (
        <>
          <Field
            label="Department"
            error={error("departmentId")}
            hint="Where tickets with this topic go when the call names no department."
          >
            <NativeSelect name="departmentId" defaultValue={value("departmentId")}>
              <option value="">The default department</option>
              {departments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </NativeSelect>
          </Field>
          <Field
            label="Priority"
            error={error("priority")}
            hint="What tickets with this topic get when the call names no priority."
          >
            <NativeSelect name="priority" defaultValue={value("priority")}>
              <option value="">The default priority (normal)</option>
              {priorities.map((priority) => (
                <option key={priority} value={priority}>
                  {priority.charAt(0).toUpperCase() + priority.slice(1)}
                </option>
              ))}
            </NativeSelect>
          </Field>
        </>
      )}
    </CatalogForm>
  );
}
