"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useEffect } from "react";
import type { FormAction } from "@/components/forms/send";
import { SaveBar } from "@/components/settings/save-bar";
import { useSettingsForm } from "@/components/settings/use-settings-form";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";
import { LinkButton } from "@/components/ui/link-button";
import { useToast } from "@/components/ui/toast";

type Fields = {
  value(name: string): string;
  list(name: string, stored: readonly string[]): readonly string[];
  error(name: string): string | undefined;
};

type CatalogFormProps = {
  /** Answers the item's name as it was stored. */
  action: FormAction<string>;
  /** Left out for a new one. */
  id?: number;
  current: Record<string, string>;
  /** "Department", as a sentence begins with it. */
  noun: string;
  listHref: string;
  nameHint: string;
  children?: (fields: Fields) => ReactNode;
};

/** The page of one department, help topic or SLA plan: its name, then what is its own. Leads back to the list. */
export function CatalogForm({ action, id, current, noun, listHref, nameHint, children }: CatalogFormProps) {
  const { state, value, list, error, problem, form } = useSettingsForm(action, current);
  const router = useRouter();
  const toast = useToast();
  const saved =
    state.status === "saved"
      ? `${noun} “${state.result}” ${id === undefined ? "created" : "saved"}.`
      : undefined;

  useEffect(() => {
    if (!saved) return;
    toast({ message: saved });
    router.push(listHref);
  }, [saved, toast, router, listHref]);

  return (
    <form {...form} className="max-w-128">
      {id !== undefined && <input type="hidden" name="id" value={id} />}
      <div className="flex flex-col gap-4">
        <Field label="Name" hint={nameHint} error={error("name")} required>
          <Input
            name="name"
            defaultValue={value("name")}
            maxLength={100}
            autoComplete="off"
            autoFocus={id === undefined}
          />
        </Field>
        {children?.({ value, list, error })}
      </div>
      <SaveBar
        label={id === undefined ? `Create ${lower(noun)}` : `Save ${lower(noun)}`}
        saved={saved}
        problem={problem}
      >
        <LinkButton href={listHref} variant="ghost">
          Cancel
        </LinkButton>
      </SaveBar>
    </form>
  );
}

/** "SLA plan" keeps its capitals. */
const lower = (noun: string) =>
  /^[A-Z][a-z]/.test(noun) ? noun.charAt(0).toLowerCase() + noun.slice(1) : noun;
