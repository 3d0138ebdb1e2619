"use client";

import type { ReactNode } from "react";
import { FormActions } from "@/components/ui/form-section";
import { FormStatus } from "@/components/ui/form-status";
import { SubmitButton } from "@/components/ui/submit-button";

type SaveBarProps = {
  /** The verb and the thing: "Save limits". */
  label: string;
  /** What there is to say after a good sending, and after a refused one. */
  saved?: string;
  problem?: string;
  /** A button beside it: Cancel. */
  children?: ReactNode;
};

/** The foot of a settings form: its button, and how the last sending went. */
export function SaveBar({ label, saved, problem, children }: SaveBarProps) {
  return (
    <>
      <FormActions>
        <SubmitButton>{label}</SubmitButton>
        {children}
      </FormActions>
      <div className="mt-4 max-w-128">
        <FormStatus message={saved} />
        <FormStatus tone="danger" message={problem} />
      </div>
    </>
  );
}
