import { Check, Plus } from "lucide-react";
import type { ComponentProps } from "react";
import { cx } from "@/components/ui/cx";
import { Spinner } from "@/components/ui/spinner";

type ToggleChipProps = Omit<ComponentProps<"button">, "aria-pressed"> & {
  pressed: boolean;
  /** The change is on its way; the chip already shows the new state and takes no further click. */
  pending?: boolean;
};

/** Something that is granted or not and toggles in place: a key's permission. The words stay the same either way. */
export function ToggleChip({
  pressed,
  pending = false,
  disabled,
  children,
  className,
  ...rest
}: ToggleChipProps) {
  const sign = pressed ? <Check /> : <Plus />;
  return (
    <button
      type="button"
      {...rest}
      {...(pending && { onClick: undefined, "aria-busy": true, "aria-disabled": true })}
      disabled={disabled}
      aria-pressed={pressed}
      className={cx(
        "relative inline-flex h-6 align-middle select-none items-center gap-1 whitespace-nowrap rounded-full border px-2 font-medium text-xs transition-colors pointer-coarse:h-9 pointer-coarse:px-3 [&_svg]:size-3",
        "disabled:cursor-not-allowed disabled:opacity-55",
        pressed
          ? "border-accent-line bg-accent-soft text-accent"
          : "border-control-line border-dashed bg-transparent text-muted hover:border-solid hover:text-text",
        className,
      )}
    >
      {pending ? <Spinner /> : sign}
      {children}
    </button>
  );
}
