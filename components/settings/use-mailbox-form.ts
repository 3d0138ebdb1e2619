"use client";

import { useEffect, useState } from "react";
import type { FormAction } from "@/components/forms/send";
import { type MailboxPreset, withPreset } from "@/components/settings/mailbox-presets";
import type { Faults } from "@/components/settings/test-connection";
import { useSettingsForm } from "@/components/settings/use-settings-form";

/** A mailbox's form: beside what every settings form has, a provider's values and what a test found wrong. */
export function useMailboxForm(action: FormAction<string>, current: Record<string, string>) {
  const { state, value: stored, error: refused, problem, form } = useSettingsForm(action, current);
  const [filled, setFilled] = useState<Readonly<Record<string, string>>>({});
  const [preset, setPreset] = useState<MailboxPreset>();
  // Once something was tested, that counts, and no more what the last sending was refused for.
  const [faults, setFaults] = useState<Faults>();
  const [round, setRound] = useState(0);
  const [seen, setSeen] = useState(state);

  // What was sent comes back as typed: it counts from now on, and old tests say nothing about it.
  if (state !== seen) {
    setSeen(state);
    setFilled({});
    setFaults(undefined);
  }

  useEffect(() => {
    if (faults && Object.keys(faults).length > 0)
      form.ref.current?.querySelector<HTMLElement>('[aria-invalid="true"], [data-invalid]')?.focus();
  }, [faults, form.ref]);

  function fill(chosen: MailboxPreset | undefined) {
    setPreset(chosen);
    if (!chosen || !form.ref.current) return;
    const typed: Record<string, string> = {};
    for (const [name, text] of new FormData(form.ref.current))
      if (typeof text === "string") typed[name] = text;
    setFilled(withPreset(typed, chosen));
    setFaults({});
    setRound(round + 1);
  }

  return {
    state,
    problem,
    form,
    preset,
    fill,
    setFaults,
    /** Changes when fields that keep a state of their own are to begin anew. */
    round,
    value: (name: string): string => filled[name] ?? stored(name),
    error: (name: string): string | undefined => (faults ? faults[name] : refused(name)),
  };
}
