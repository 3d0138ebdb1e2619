"use client";

import { useEffect } from "react";
import type { FormState } from "@/components/forms/send";
import { useToast } from "@/components/ui/toast";

/** Says once what was saved, at every save anew. */
export function useSavedToast(state: FormState<unknown>, message: string): void {
  const toast = useToast();
  const at = state.status === "saved" ? state.at : undefined;
  useEffect(() => {
    if (at !== undefined) toast({ message });
  }, [at, message, toast]);
}
