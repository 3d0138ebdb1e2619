import type { TicketLine } from "@/lib/tickets/views";

/** The text around what a search found, with the words that fit marked. */
export function HitText({ hit }: { hit: NonNullable<TicketLine["hit"]> }) {
  const text = hit.map((piece) => piece.text).join("");
  return (
    <span dir="auto" title={text} className="block truncate text-left text-muted text-xs">
      {hit.map(({ text: words, match }, index) =>
        match ? (
          <mark key={index} className="rounded-sm bg-warning-soft text-text">
            {words}
          </mark>
        ) : (
          words
        ),
      )}
    </span>
  );
}
