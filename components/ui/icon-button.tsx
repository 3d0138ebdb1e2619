"use client";

import type { ComponentProps, ReactNode } from "react";
import { type ButtonSize, type ButtonVariant, buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { Spinner } from "@/components/ui/spinner";
import { Tooltip } from "@/components/ui/tooltip";

type IconButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  /** What it does, in words: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant;
  size?: ButtonSize;
  pending?: boolean;
  /** Set to false where the words stand beside it anyway. */
  tooltip?: boolean;
  tooltipSide?: "top" | "right" | "bottom" | "left";
};

/** A button that shows only an icon; for actions that repeat on every row or are known by their sign. */
export function IconButton(props: IconButtonProps) {
  const {
    label,
    icon,
    variant = "ghost",
    size,
    pending = false,
    tooltip = true,
    tooltipSide,
    className,
    ...rest
  } = props;
  const button = (
    <button
      type="button"
      {...rest}
      {...(pending && {
        onClick: (event: { preventDefault(): void }) => event.preventDefault(),
        "aria-disabled": true,
        "aria-busy": true,
      })}
      aria-label={label}
      className={cx(buttonClass({ variant, size, iconOnly: true }), className)}
    >
      {pending ? <Spinner /> : icon}
    </button>
  );
  return tooltip ? (
    <Tooltip content={label} side={tooltipSide}>
      {button}
    </Tooltip>
  ) : (
    button
  );
}
