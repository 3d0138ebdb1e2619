"use client";

import { Pencil } from "lucide-react";
import { type FormEvent, type KeyboardEvent, useRef, useState } from "react";
import { useTicket } from "@/components/ticket/ticket-context";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Input } from "@/components/ui/input";

/** The ticket's subject, edited where it stands. */
export function SubjectHeading() {
  const { ticket, change } = useTicket();
  const { id, subject } = ticket;
  const [editing, setEditing] = useState(false);
  const pencil = useRef<HTMLButtonElement>(null);

  function done() {
    setEditing(false);
    requestAnimationFrame(() => pencil.current?.focus());
  }

  function save(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("subject");
    const next = typeof typed === "string" ? typed.trim() : "";
    if (next !== "" && next !== subject)
      change({ set: { subject: next }, patch: { subject: next }, said: `Subject of #${id} changed.` });
    done();
  }

  if (editing)
    return (
      <form onSubmit={save} className="flex min-w-0 flex-1 items-center gap-2">
        <h1 className="sr-only">{subject}</h1>
        <Input
          name="subject"
          aria-label="Subject"
          defaultValue={subject}
          maxLength={1000}
          required
          autoFocus
          onFocus={(event) => event.currentTarget.select()}
          onKeyDown={(event: KeyboardEvent) => event.key === "Escape" && done()}
        />
        <Button type="submit" variant="primary">
          Save
        </Button>
      </form>
    );
  return (
    <div className="group flex min-w-0 items-center gap-1 max-md:items-start">
      <h1
        dir="auto"
        title={subject}
        className="min-w-0 font-semibold text-xl [overflow-wrap:anywhere] max-md:line-clamp-3 max-md:text-lg md:truncate"
      >
        {subject}
      </h1>
      <IconButton
        ref={pencil}
        label="Edit subject"
        icon={<Pencil />}
        size="sm"
        onClick={() => setEditing(true)}
        className="text-muted opacity-0 transition-opacity focus-visible:opacity-100 group-hover:opacity-100 pointer-coarse:opacity-100"
      />
    </div>
  );
}
