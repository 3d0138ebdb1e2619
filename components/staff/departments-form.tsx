"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import type { FormAction } from "@/components/forms/send";
import { CheckList } from "@/components/settings/check-list";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast";

type DepartmentsFormProps = {
  action: FormAction;
  /** Whose they are; left out for one's own. */
  staffId?: number;
  departments: { id: number; name: string }[];
  chosen: number[];
  /** What to say once they are saved. */
  saved: string;
  /** Where it leads then; left out, one stays. */
  backHref?: string;
};

/** In which departments somebody works. */
export function DepartmentsForm(props: DepartmentsFormProps) {
  const { action, staffId, departments, chosen, saved, backHref } = props;
  const { state, list, error, problem, form } = useSettingsForm(action, {});
  const router = useRouter();
  const toast = useToast();
  const at = state.status === "saved" ? state.at : undefined;

  useEffect(() => {
    if (at === undefined) return;
    toast({ message: saved });
    if (backHref) router.push(backHref);
  }, [at, saved, backHref, toast, router]);

  return (
    <form {...form} className="max-w-128">
      {staffId !== undefined && <input type="hidden" name="id" value={staffId} />}
      <CheckList
        legend="Departments"
        hint="With none ticked, all of them are shown."
        name="departments[]"
        options={departments}
        chosen={list("departments", chosen.map(String))}
        error={error("departments")}
        empty="There are no departments yet."
      />
      <SaveBar label="Save departments" problem={problem}>
        {backHref && (
          <LinkButton href={backHref} variant="ghost">
            Cancel
          </LinkButton>
        )}
      </SaveBar>
    </form>
  );
}
