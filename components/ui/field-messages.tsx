import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** The hint and the error below a control; both may show, since the hint often says how to mend the error. */
export function FieldMessages({ id, hint, error }: { id: string; hint?: ReactNode; error?: string }) {
  return (
    <>
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-danger text-sm">
          <CircleAlert className="mt-0.5 size-3.5" />
          {error}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="max-w-[75ch] text-muted text-sm">
          {hint}
        </p>
      )}
    </>
  );
}

/** What `aria-describedby` must list for those messages. */
export function describedBy(id: string, hint: ReactNode, error: string | undefined): string | undefined {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}
