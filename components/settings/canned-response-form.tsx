"use client";

import { useId } from "react";
import { RichText } from "@/components/composer/rich-text";
import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { ChoiceField } from "@/components/settings/choice-field";
import { VariableList } from "@/components/settings/variable-list";
import { cx } from "@/components/ui/cx";
import { describedBy, FieldMessages } from "@/components/ui/field-messages";
import { VARIABLES } from "@/lib/canned-responses/variables";

type CannedResponseFormProps = {
  action: FormAction<string>;
  response?: { id: number; name: string; departmentId: number | null; body: string };
  departments: { id: number; name: string }[];
};

/** A new canned response, or one to edit. */
export function CannedResponseForm({ action, response, departments }: CannedResponseFormProps) {
  const textId = useId();
  return (
    <CatalogForm
      action={action}
      id={response?.id}
      current={{
        name: response?.name ?? "",
        departmentId: String(response?.departmentId ?? ""),
        body: response?.body ?? "",
      }}
      noun="Canned response"
      listHref="/settings/canned-responses"
      nameHint="What staff look for when they press “/” while they write."
    >
      {({ value, error }) => (
        <>
          <ChoiceField
            label="Department"
            name="departmentId"
            hint="A response of one department is offered on its tickets only."
            empty="All departments"
            items={departments}
            value={value}
            error={error}
          />
          <div className="flex min-w-0 flex-col gap-1.5">
            <span className="font-medium" aria-hidden>
              Text
            </span>
            <div
              className={cx(
                "min-w-0 rounded-md border bg-surface focus-within:border-accent focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent",
                error("body") ? "border-danger" : "border-control-line",
              )}
            >
              <RichText
                label="Text"
                name="body"
                initialHtml={value("body")}
                placeholder="Hello {{customer.first_name|there}}, …"
                size="roomy"
                invalid={Boolean(error("body"))}
                describedBy={describedBy(textId, true, error("body"))}
              />
            </div>
            <FieldMessages
              id={textId}
              error={error("body")}
              hint="Variables are filled in when the response is inserted. Words after a bar stand in when there is nothing to fill in: {{customer.first_name|there}}."
            />
            <VariableList variables={VARIABLES} />
          </div>
        </>
      )}
    </CatalogForm>
  );
}
