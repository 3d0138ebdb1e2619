import { cx } from "@/components/ui/cx";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";
export type ButtonSize = "sm" | "md";

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent-solid text-on-solid hover:bg-accent-solid-hover",
  secondary: "border border-control-line bg-surface text-text hover:bg-hover",
  ghost: "text-text hover:bg-hover data-popup-open:bg-hover",
  danger: "bg-danger-solid text-on-solid hover:bg-danger-solid-hover",
};

const sizes: Record<ButtonSize, string> = {
  sm: "h-control-small px-2.5 text-sm [&_svg]:size-3.5",
  md: "h-control px-3 [&_svg]:size-4",
};

const iconSizes: Record<ButtonSize, string> = {
  sm: "size-control-small [&_svg]:size-3.5",
  md: "size-control [&_svg]:size-4",
};

type Options = { variant?: ButtonVariant; size?: ButtonSize; iconOnly?: boolean };

/** The look that buttons and links that act as buttons share. */
export function buttonClass({ variant = "secondary", size = "md", iconOnly = false }: Options = {}): string {
  return cx(
    "relative inline-flex shrink-0 select-none items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap transition-colors",
    "disabled:cursor-not-allowed disabled:opacity-55 aria-disabled:cursor-not-allowed",
    variants[variant],
    iconOnly ? iconSizes[size] : sizes[size],
  );
}
