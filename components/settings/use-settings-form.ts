"use client";

import { useActionState, useEffect, useRef } from "react";
import { type FormAction, fieldError, typed } from "@/components/forms/send";

/**
 * A settings form: what its fields show, what is wrong with them, and how the last sending went. Works without
 * JavaScript, where the server renders the answer.
 * @param current the values as they are stored, as texts
 */
export function useSettingsForm<T>(action: FormAction<T>, current: Record<string, string>) {
  const [state, send] = useActionState(action, { status: "idle" });
  const form = useRef<HTMLFormElement>(null);

  // The reader goes on where something is to mend, not at the button far below.
  useEffect(() => {
    if (state.status === "failed")
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
  }, [state]);

  const value = (name: string): string => typed(state, name) ?? current[name] ?? "";
  /** What is ticked under a name ending in `[]`, which is given without that ending. */
  const list = (name: string, stored: readonly string[]): readonly string[] =>
    state.status === "failed" ? [state.values[name] ?? []].flat() : stored;
  const error = (name: string) => fieldError(state, name);
  const problem =
    state.status !== "failed"
      ? undefined
      : Object.keys(state.fields).length > 0
        ? "Nothing was saved. Mend what is marked above."
        : state.message;
  // Messages come from the server, beside the field: the browser's own would differ from one to the next.
  return { state, value, list, error, problem, form: { ref: form, action: send, noValidate: true } };
}
