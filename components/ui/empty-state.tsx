import type { ReactNode } from "react";

type EmptyStateProps = {
  icon?: ReactNode;
  /** What is not here: "No API keys yet". */
  title: string;
  /** What will appear here, and how. */
  children?: ReactNode;
  /** The next step, a Button or LinkButton. */
  action?: ReactNode;
  /** `h1` where it is the whole page. */
  heading?: "h1" | "h2";
};

/** Stands where a list would, when it has nothing: says what will appear and offers the next step. */
export function EmptyState({ icon, title, children, action, heading: Heading = "h2" }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-16 text-center">
      {icon && (
        <span className="mb-3 grid size-10 place-items-center rounded-lg bg-hover text-muted [&_svg]:size-5">
          {icon}
        </span>
      )}
      <Heading className="font-semibold">{title}</Heading>
      {children && <div className="mt-1 max-w-[52ch] text-muted">{children}</div>}
      {action && <div className="mt-4 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  );
}
