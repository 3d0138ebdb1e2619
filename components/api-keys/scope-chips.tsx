"use client";

import { useOptimistic, useTransition } from "react";
import { type FormAction, send } from "@/components/forms/send";
import { useToast } from "@/components/ui/toast";
import { ToggleChip } from "@/components/ui/toggle-chip";
import { SCOPE_NAMES, SCOPES, type Scope } from "@/lib/api-keys/scopes";

type ScopeChipsProps = {
  id: number;
  label: string;
  scopes: readonly Scope[];
  /** A revoked key's permissions are history. */
  revoked: boolean;
  action: FormAction;
};

type Shown = { held: readonly Scope[]; busy: readonly Scope[] };

/** What a key may do, changed in place: shown at once, taken back when it is refused, undone from the toast. */
export function ScopeChips({ id, label, scopes, revoked, action }: ScopeChipsProps) {
  const toast = useToast();
  const [, startTransition] = useTransition();
  const [{ held, busy }, show] = useOptimistic<Shown, { scope: Scope; allowed: boolean }>(
    { held: scopes, busy: [] },
    (shown, { scope, allowed }) => ({
      held: allowed ? [...shown.held, scope] : shown.held.filter((other) => other !== scope),
      busy: [...shown.busy, scope],
    }),
  );

  function set(scope: Scope, allowed: boolean, undoing = false) {
    startTransition(async () => {
      show({ scope, allowed });
      const state = await send(action, { id: String(id), scope, allowed: String(allowed) });
      if (state.status === "failed") return toast({ tone: "danger", message: state.message });
      toast({
        message: allowed
          ? `${SCOPES[scope].title} allowed for “${label}”, from its next request on.`
          : `${SCOPES[scope].title} taken from “${label}”. Requests that need it now get 403.`,
        ...(undoing ? {} : { action: { label: "Undo", onClick: () => set(scope, !allowed, true) } }),
      });
    });
  }

  return (
    <fieldset className="flex min-w-0 flex-wrap gap-1.5" aria-label={`Permissions of “${label}”`}>
      {SCOPE_NAMES.map((scope) => (
        <ToggleChip
          key={scope}
          pressed={held.includes(scope)}
          pending={busy.includes(scope)}
          disabled={revoked}
          title={SCOPES[scope].hint}
          onClick={() => set(scope, !held.includes(scope))}
        >
          {SCOPES[scope].title}
        </ToggleChip>
      ))}
    </fieldset>
  );
}
