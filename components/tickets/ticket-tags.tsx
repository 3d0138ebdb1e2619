import type { Named } from "@/lib/tickets/views";

const SHOWN = 2;

/** The first tags of a ticket, and how many more there are. */
export function TicketTags({ tags }: { tags: readonly Named[] }) {
  if (tags.length === 0) return null;
  const rest = tags.length - SHOWN;
  return (
    <span
      title={tags.map(({ name }) => name).join(", ")}
      className="flex max-w-1/2 shrink-0 @min-3xl:@max-4xl:hidden cards:max-w-full items-center gap-1 overflow-hidden"
    >
      <span className="sr-only">Tags:</span>
      {tags.slice(0, SHOWN).map(({ id, name }) => (
        <span
          key={id}
          dir="auto"
          className="max-w-24 truncate rounded-md border border-line px-1.5 font-normal text-muted text-xs"
        >
          {name}
        </span>
      ))}
      {rest > 0 && <span className="tabular text-muted text-xs">+{rest}</span>}
    </span>
  );
}
