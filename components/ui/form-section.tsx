import type { ReactNode } from "react";

type FormSectionProps = { title: string; description?: ReactNode; children: ReactNode };

/** A part of a settings form: what it is about at the left, its fields at the right; stacked where it is narrow. */
export function FormSection({ title, description, children }: FormSectionProps) {
  return (
    <section className="grid gap-x-8 gap-y-4 border-line border-b py-6 first:pt-0 xl:grid-cols-[15rem_minmax(0,32rem)]">
      <div>
        <h2 className="font-semibold">{title}</h2>
        {description && <p className="mt-1 max-w-[60ch] text-muted text-sm">{description}</p>}
      </div>
      <div className="flex min-w-0 max-w-128 flex-col gap-4">{children}</div>
    </section>
  );
}

/** The foot of a form: the primary button first, since reading starts there; a status may follow. */
export function FormActions({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-center gap-2 pt-5">{children}</div>;
}
