import type { ReactNode } from "react";

/** Pages made for paper: nothing of the panel around them. */
export default function PrintLayout({ children }: { children: ReactNode }) {
  return <main className="min-h-dvh bg-surface text-text scheme-light print:min-h-0">{children}</main>;
}
