"use client";

import { useChoices } from "@/components/desk/use-choices";
import { PRIORITY_OPTIONS } from "@/components/tickets/priority-badge";
import { Field } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import type { DraftFields } from "@/lib/drafts/schema";
import { PRIORITIES } from "@/lib/tickets/kinds";
import { PANEL_SOURCES } from "@/lib/tickets/sending";
import type { Named } from "@/lib/tickets/views";
import { ChipsField } from "./chips-field";

type NewTicketDetailsProps = {
  fields: DraftFields;
  error: (field: string) => string | undefined;
  onChange: (part: DraftFields) => void;
};

const NONE = "";
const id = (value: string) => (value === NONE ? null : Number(value));
const text = (value: number | null | undefined) => (value ? String(value) : NONE);
const options = (none: string, named: readonly Named[]) => [
  { value: NONE, label: none },
  ...named.map(({ id, name }) => ({ value: String(id), label: name })),
];

/** What a new ticket is given from the start; what is left alone is decided as for any other ticket. */
export function NewTicketDetails({ fields, error, onChange }: NewTicketDetailsProps) {
  const { departments, topics, staff, tags, me } = useChoices();
  const others = staff.filter((person) => person.id !== me?.id);
  const people = me ? [{ id: me.id, name: `${me.name} (me)` }, ...others] : others;
  const priority = PRIORITIES.find((one) => one === fields.priority) ?? NONE;
  return (
    <>
      <Field label="Topic" error={error("topicId")}>
        <Select
          options={options("None", topics)}
          value={text(fields.topicId)}
          onValueChange={(value) => onChange({ topicId: id(value) })}
        />
      </Field>
      <Field label="Department" error={error("departmentId")}>
        <Select
          options={options("That of the topic, or the default", departments)}
          value={text(fields.departmentId)}
          onValueChange={(value) => onChange({ departmentId: id(value) })}
        />
      </Field>
      <Field label="Priority" error={error("priority")}>
        <Select
          options={[{ value: NONE, label: "That of the topic, or normal" }, ...PRIORITY_OPTIONS]}
          value={priority}
          onValueChange={(value) => onChange({ priority: PRIORITIES.find((one) => one === value) ?? null })}
        />
      </Field>
      <Field label="Assignee" error={error("assigneeId")}>
        <Select
          options={options("Nobody", people)}
          value={text(fields.assigneeId)}
          onValueChange={(value) => onChange({ assigneeId: id(value) })}
        />
      </Field>
      <ChipsField
        label="Tags"
        values={fields.tags ?? []}
        offers={tags}
        placeholder="Add a tag"
        error={error("tags")}
        onChange={(tags) => onChange({ tags })}
      />
      <ChipsField
        label="CC"
        values={(fields.cc ?? []).map(({ email }) => email)}
        placeholder="ana@example.com"
        hint="They get a copy of every reply."
        error={error("cc")}
        inputMode="email"
        onChange={(emails) => onChange({ cc: emails.map((email) => ({ email, name: "" })) })}
      />
      <Field label="Source" error={error("source")}>
        <Select
          options={PANEL_SOURCES.map((value) => ({ value, label: value }))}
          value={fields.source === "Phone" ? "Phone" : "Panel"}
          onValueChange={(source) => onChange({ source })}
        />
      </Field>
    </>
  );
}
