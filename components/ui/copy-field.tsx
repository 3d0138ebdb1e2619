"use client";

import { useId } from "react";
import { controlClass, readOnlyClass } from "@/components/ui/control-class";
import { CopyButton } from "@/components/ui/copy-button";
import { cx } from "@/components/ui/cx";

type CopyFieldProps = { label: string; value: string; copyLabel?: string; onCopied?: () => void };

/** A value to take along, whole and in one piece: a new key, an invitation link. A click into it selects it all. */
export function CopyField({ label, value, copyLabel = "Copy", onCopied }: CopyFieldProps) {
  const id = useId();
  return (
    <div className="flex min-w-0 flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      <div className="flex flex-wrap items-center gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={value}
          spellCheck={false}
          onFocus={(event) => event.target.select()}
          className={cx(controlClass, readOnlyClass, "h-control flex-1 basis-64 px-2.5 font-mono text-sm")}
        />
        <CopyButton value={value} label={copyLabel} variant="primary" size="md" onCopied={onCopied} />
      </div>
    </div>
  );
}
