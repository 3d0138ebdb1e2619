"use client";

import { useActionState, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { NewKeyForm } from "@/components/api-keys/new-key-form";
import { NewKeyPanel } from "@/components/api-keys/new-key-panel";
import type { FormAction } from "@/components/forms/send";

export type MadeKey = { label: string; secret: string; scopes: string | string[] };

/** The form, and after Save the key in its place. The key is only in this page's memory: leaving it loses it. */
export function NewKey({ action, baseUrl }: { action: FormAction<MadeKey>; baseUrl: string }) {
  const [state, submit] = useActionState(action, { status: "idle" });
  const savedAt = state.status === "saved" ? state.at : undefined;
  const [leftAt, setLeftAt] = useState<number>();

  // Browsers keep a page that was left, to show it again at "Back"; the key must not come back with it.
  useEffect(() => {
    const forget = () => flushSync(() => setLeftAt(savedAt));
    addEventListener("pagehide", forget);
    return () => removeEventListener("pagehide", forget);
  }, [savedAt]);

  if (state.status === "saved" && state.at !== leftAt)
    return <NewKeyPanel made={state.result} baseUrl={baseUrl} />;
  return <NewKeyForm state={state} submit={submit} />;
}
