import type { ReactNode } from "react";
import { Mark } from "@/components/shell/mark";

type PublicLayoutProps = {
  /** "Sign in" */
  title: string;
  description?: ReactNode;
  children: ReactNode;
  /** Small print under the card. */
  footer?: ReactNode;
};

/** The page of someone who is not signed in: one card in the middle, under the mark. */
export function PublicLayout({ title, description, children, footer }: PublicLayoutProps) {
  return (
    <main id="main" className="flex min-h-dvh flex-col items-center justify-center gap-6 px-4 py-10">
      <p className="flex items-center gap-2.5 font-semibold text-lg">
        <Mark className="size-8" />
        Deskuss
      </p>
      <div className="w-full max-w-90 rounded-xl border border-line bg-surface p-6">
        <h1 className="font-semibold text-xl">{title}</h1>
        {description && <p className="mt-1 text-muted">{description}</p>}
        <div className="mt-5">{children}</div>
      </div>
      {footer && <div className="max-w-90 text-center text-muted text-sm">{footer}</div>}
    </main>
  );
}
