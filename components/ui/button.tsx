import type { ComponentProps, MouseEvent, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { Spinner } from "@/components/ui/spinner";

export type ButtonProps = ComponentProps<"button"> & {
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Shows a spinner in the same width and swallows clicks; unlike `disabled` it keeps the keyboard's focus. */
  pending?: boolean;
  /** An icon element before the words, `<Plus />`. */
  icon?: ReactNode;
};

const swallow = (event: MouseEvent) => event.preventDefault();

/**
 * An action. Its words are the verb ("Create key"); one primary button per view. In a form, use SubmitButton.
 */
export function Button({ variant, size, pending = false, icon, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...(pending && { onClick: swallow, "aria-disabled": true, "aria-busy": true })}
      className={cx(buttonClass({ variant, size }), className)}
    >
      <span className={cx("inline-flex items-center gap-1.5", pending && "opacity-0")}>
        {icon}
        {children}
      </span>
      {pending && <Spinner className="absolute" />}
    </button>
  );
}
