"use client";

import { type FormEvent, useState } from "react";
import { pendingPresets } from "@/components/list/pending-presets";
import { Button } from "@/components/ui/button";
import { Field } from "@/components/ui/field";
import { Input } from "@/components/ui/input";

/** Until when tickets wait: one of the usual moments, any other, or (null) until the customer writes. */
export function PendingPick({ onPick }: { onPick: (until: Date | null) => void }) {
  const [presets] = useState(() => pendingPresets(new Date()));
  const [moment, setMoment] = useState("");
  const until = moment === "" ? null : new Date(moment);
  const past = until !== null && until.getTime() <= Date.now();

  function submit(event: FormEvent) {
    event.preventDefault();
    if (until && !past) onPick(until);
  }

  return (
    <div className="flex flex-col gap-1 p-1">
      {presets.map(({ label, at, exact }) => (
        <Button
          key={label}
          variant="ghost"
          size="sm"
          className="justify-start! [&>span]:w-full"
          onClick={() => onPick(at)}
        >
          <span className="flex-1 text-left font-normal">{label}</span>
          {exact && <span className="font-normal text-muted text-xs">{exact}</span>}
        </Button>
      ))}
      <form onSubmit={submit} className="mt-1 flex flex-col gap-2 border-line border-t px-1 pt-2 pb-1">
        <Field label="At another time" error={past ? "Choose a time that is still to come." : undefined}>
          <Input type="datetime-local" value={moment} onChange={(event) => setMoment(event.target.value)} />
        </Field>
        <Button type="submit" size="sm" disabled={!until || past}>
          Set to pending
        </Button>
      </form>
    </div>
  );
}
