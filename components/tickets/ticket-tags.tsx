import { cx } from "@/components/ui/cx";
import type { Named } from "@/lib/tickets/views";

/** A table narrower than 72rem shows one, so that the subject keeps its room. */
const SHOWN = 2;

/** The first tags of a ticket, and how many more there are. */
export function TicketTags({ tags }: { tags: readonly Named[] }) {
  if (tags.length === 0) return null;
  return (
    <span
      title={tags.map(({ name }) => name).join(", ")}
      className="flex max-w-1/2 shrink-0 @min-3xl:@max-6xl:max-w-1/3 @min-3xl:@max-4xl:hidden cards:max-w-full items-center gap-1 overflow-hidden"
    >
      <span className="sr-only">Tags:</span>
      {tags.slice(0, SHOWN).map(({ id, name }, place) => (
        <span
          key={id}
          dir="auto"
          className={cx(
            "max-w-24 truncate rounded-md border border-line px-1.5 font-normal text-muted text-xs",
            place > 0 && "@min-3xl:@max-6xl:hidden",
          )}
        >
          {name}
        </span>
      ))}
      <More count={tags.length - 1} className="hidden @min-3xl:@max-6xl:inline" />
      <More count={tags.length - SHOWN} className="@min-3xl:@max-6xl:hidden" />
    </span>
  );
}

function More({ count, className }: { count: number; className: string }) {
  if (count < 1) return null;
  return <span className={cx("tabular text-muted text-xs", className)}>+{count}</span>;
}
