"use client";

import { useTransition } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type EndSessionProps = { action: FormAction; id: number; browser: string };

/** Signs one browser out; its row goes. */
export function EndSession({ action, id, browser }: EndSessionProps) {
  const toast = useToast();
  const [pending, startTransition] = useTransition();
  const end = () =>
    startTransition(async () => {
      const state = await send(action, { id: String(id) });
      if (state.status === "failed") toast({ tone: "danger", message: state.message });
      else toast({ message: `Session ended: ${browser} is signed out.` });
    });
  return (
    <Button size="sm" pending={pending} onClick={end} aria-label={`End session: ${browser}`}>
      End
    </Button>
  );
}
