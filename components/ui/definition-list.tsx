import type { ReactNode } from "react";

/** Facts about one thing, name and value: the details beside a ticket. Holds Definitions. */
export function DefinitionList({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-[7rem_minmax(0,1fr)] gap-x-3 gap-y-2">{children}</dl>;
}

/** One fact. Empty values show a dash, so that the list keeps its shape. */
export function Definition({ term, children }: { term: string; children?: ReactNode }) {
  const empty = children === undefined || children === null || children === "" || children === false;
  return (
    <>
      <dt className="text-muted text-sm leading-5">{term}</dt>
      <dd dir="auto" className="min-w-0 text-sm leading-5 [overflow-wrap:anywhere]">
        {empty ? <span className="text-muted">–</span> : children}
      </dd>
    </>
  );
}
