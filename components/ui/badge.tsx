import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export type Tone = "neutral" | "accent" | "danger" | "warning" | "success" | "info";

const tones: Record<Tone, string> = {
  neutral: "text-text [&_svg]:text-muted",
  accent: "text-accent",
  danger: "text-danger",
  warning: "text-warning",
  success: "text-success",
  info: "text-info",
};

const tints: Record<Tone, string> = {
  neutral: "bg-hover",
  accent: "bg-accent-soft",
  danger: "bg-danger-soft",
  warning: "bg-warning-soft",
  success: "bg-success-soft",
  info: "bg-info-soft",
};

type BadgeProps = {
  /** The word. Colour never speaks alone. */
  children: ReactNode;
  /** The sign beside it, `<CircleDot />`. */
  icon?: ReactNode;
  tone?: Tone;
  /** Drops the tint: for columns where every row has one. */
  plain?: boolean;
  title?: string;
  className?: string;
};

/** A state or a kind: one icon, one word, one tone. */
export function Badge({ children, icon, tone = "neutral", plain = false, title, className }: BadgeProps) {
  return (
    <span
      title={title}
      className={cx(
        "inline-flex max-w-full align-middle items-center gap-1 whitespace-nowrap font-medium text-xs [&_svg]:size-3.5",
        tones[tone],
        !plain && cx("h-5.5 rounded-md px-1.5", tints[tone]),
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
