import { Check } from "lucide-react";
import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type CheckboxProps = Omit<ComponentProps<"input">, "type"> & { label: ReactNode; hint?: ReactNode };

/** One thing to have or not, saved with its form. A native control: it works before and without JavaScript. */
export function Checkbox({ label, hint, className, ...rest }: CheckboxProps) {
  return (
    <label className={cx("flex items-start gap-2 has-disabled:cursor-not-allowed", className)}>
      <span className="relative mt-0.5 grid size-4 shrink-0 place-items-center">
        <input
          {...rest}
          type="checkbox"
          className="peer absolute inset-0 appearance-none rounded-sm border border-control-line bg-surface transition-colors checked:border-accent-solid checked:bg-accent-solid disabled:opacity-55"
        />
        <Check
          strokeWidth={3}
          className="pointer-events-none relative size-3 text-on-solid opacity-0 peer-checked:opacity-100"
        />
      </span>
      <span className="min-w-0">
        {label}
        {hint && <span className="block max-w-[75ch] text-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
