import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";

export type BannerTone = "info" | "success" | "warning" | "danger";

const tones: Record<BannerTone, { className: string; icon: ReactNode; word: string }> = {
  info: { className: "bg-info-soft [&>svg]:text-info", icon: <Info />, word: "Note: " },
  success: { className: "bg-success-soft [&>svg]:text-success", icon: <CircleCheck />, word: "Done: " },
  warning: { className: "bg-warning-soft [&>svg]:text-warning", icon: <TriangleAlert />, word: "Warning: " },
  danger: { className: "bg-danger-soft [&>svg]:text-danger", icon: <CircleAlert />, word: "Error: " },
};

type BannerProps = {
  tone?: BannerTone;
  title?: string;
  children?: ReactNode;
  /** A Button or LinkButton, size sm. */
  action?: ReactNode;
  className?: string;
};

/** A fact about this page that stays: what went wrong, what is switched off, what to know first. */
export function Banner({ tone = "info", title, children, action, className }: BannerProps) {
  const look = tones[tone];
  return (
    <div
      className={cx(
        "flex flex-wrap items-start gap-x-2.5 gap-y-2 rounded-lg px-3 py-2.5 [&>svg]:mt-0.5 [&>svg]:size-4",
        look.className,
        className,
      )}
    >
      {look.icon}
      <div className="min-w-0 flex-1 basis-40">
        <span className="sr-only">{look.word}</span>
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="max-w-[75ch] [overflow-wrap:anywhere]">{children}</div>}
      </div>
      {action}
    </div>
  );
}
