"use client";

import { Plus, X } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { useTicket } from "@/components/ticket/ticket-context";
import { Input } from "@/components/ui/input";

/** Who gets a copy of every reply; addresses are added and taken away in place. */
export function CcList() {
  const { ticket, change } = useTicket();
  const { id, cc } = ticket;
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<string>();

  const set = (next: typeof cc, said: string) => change({ set: { cc: next }, patch: { cc: next }, said });

  function add(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("cc");
    const email = typeof typed === "string" ? typed.trim() : "";
    // The server looks closer; this spares the round trip for a slip of the pen.
    if (!/^[^\s@]+@[^\s@]+$/.test(email)) return setError("Enter an address like ana@example.com.");
    setError(undefined);
    setAdding(false);
    if (cc.some((known) => known.email.toLowerCase() === email.toLowerCase())) return;
    set([...cc, { email, name: "" }], `${email} gets copies of #${id}.`);
  }

  function leave(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    setError(undefined);
    setAdding(false);
  }

  return (
    <div className="flex min-w-0 flex-col items-start gap-1 py-0.5 text-sm">
      {cc.length > 0 && (
        <ul aria-label="CC" className="flex w-full min-w-0 flex-col gap-0.5">
          {cc.map(({ email, name }) => (
            <li key={email} className="flex min-w-0 items-center gap-1">
              <span dir="auto" title={name ? `${name} <${email}>` : email} className="min-w-0 truncate">
                {email}
              </span>
              <button
                type="button"
                aria-label={`Remove ${email} from CC`}
                onClick={() =>
                  set(
                    cc.filter((one) => one.email !== email),
                    `${email} gets no copies of #${id} any more.`,
                  )
                }
                className="grid size-5 shrink-0 place-items-center rounded-sm text-muted hover:bg-hover hover:text-text pointer-coarse:size-9 [&_svg]:size-3.5"
              >
                <X />
              </button>
            </li>
          ))}
        </ul>
      )}
      {adding ? (
        <form onSubmit={add} noValidate className="w-full">
          <Input
            name="cc"
            type="email"
            autoComplete="off"
            autoFocus
            aria-label="Address that gets copies"
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "cc-error" : undefined}
            placeholder="ana@example.com"
            onKeyDown={leave}
            className="h-control-small! text-sm"
          />
          {error && (
            <p id="cc-error" role="alert" className="pt-1 text-danger text-xs">
              {error}
            </p>
          )}
        </form>
      ) : (
        <button
          type="button"
          onClick={() => setAdding(true)}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm text-muted hover:text-text pointer-coarse:min-h-9 [&_svg]:size-4"
        >
          <Plus />
          Add an address
        </button>
      )}
    </div>
  );
}
