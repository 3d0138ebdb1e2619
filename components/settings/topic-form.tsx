"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { ChoiceField } from "@/components/settings/choice-field";
import { PRIORITY_WORDS } from "@/components/tickets/ticket-words";
import { PRIORITIES } from "@/lib/tickets/kinds";

type TopicFormProps = {
  action: FormAction<string>;
  topic?: { id: number; name: string; departmentId: number | null; priority: string | null };
  departments: { id: number; name: string }[];
};

/** A new help topic, or one to edit. */
export function TopicForm({ action, topic, departments }: TopicFormProps) {
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
      {(fields) => (
        <>
          <ChoiceField
            label="Department"
            name="departmentId"
            hint="Where tickets with this topic go when the call names no department."
            empty="The default department"
            items={departments}
            {...fields}
          />
          <ChoiceField
            label="Priority"
            name="priority"
            hint="What tickets with this topic get when the call names no priority."
            empty="The default priority (normal)"
            items={PRIORITIES.map((id) => ({ id, name: PRIORITY_WORDS[id] }))}
            {...fields}
          />
        </>
      )}
    </CatalogForm>
  );
}
