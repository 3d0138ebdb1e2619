"use client";

import type { FormAction } from "@/components/forms/send";
import { CatalogForm } from "@/components/settings/catalog-form";
import { CheckList, type CheckOption } from "@/components/settings/check-list";

type TeamFormProps = {
  action: FormAction<string>;
  team?: { id: number; name: string; members: { id: number }[] };
  staff: CheckOption[];
};

/** A new team, or one to edit. */
export function TeamForm({ action, team, staff }: TeamFormProps) {
  const members = team?.members.map(({ id }) => String(id)) ?? [];
  return (
    <CatalogForm
      action={action}
      id={team?.id}
      current={{ name: team?.name ?? "" }}
      noun="Team"
      listHref="/settings/teams"
      nameHint="Tickets are assigned to it as to a person."
    >
      {({ list, error }) => (
        <CheckList
          legend="Members"
          hint="They find the team's tickets in their side bar. Anybody can still be assigned one of them."
          name="members[]"
          options={staff}
          chosen={list("members", members)}
          error={error("members")}
          empty="Nobody works here yet."
        />
      )}
    </CatalogForm>
  );
}
