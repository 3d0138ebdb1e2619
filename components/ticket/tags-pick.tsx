"use client";

import { Plus } from "lucide-react";
import { useChoices } from "@/components/desk/use-choices";
import { PropertyPick } from "@/components/ticket/property-pick";
import { useTicket } from "@/components/ticket/ticket-context";

const key = (name: string) => name.trim().toLowerCase();

/** The ticket's tags: choosing one adds it, choosing it again takes it away, typing a new name makes it. */
export function TagsPick({ inSheet }: { inSheet?: boolean }) {
  const { ticket, change } = useTicket();
  const { tags: known, ready } = useChoices();
  const { id, tags } = ticket;
  const names = new Map([...known, ...tags].map(({ name }) => [key(name), name]));

  function toggle(value: string) {
    const name = names.get(value) ?? value;
    const has = tags.some((tag) => key(tag.name) === value);
    change(
      has
        ? {
            set: { removeTags: [name] },
            patch: { tags: tags.filter((tag) => key(tag.name) !== value) },
            said: `Tag “${name}” removed from #${id}.`,
          }
        : {
            set: { addTags: [name] },
            // The server gives a new tag its number; until then it has one that nothing else has.
            patch: { tags: [...tags, { id: -1 - tags.length, name }] },
            said: `Tag “${name}” added to #${id}.`,
          },
    );
  }

  return (
    <PropertyPick
      part="tags"
      label="Tags"
      options={[...names].map(([value, label]) => ({ value, label }))}
      chosen={tags.map(({ name }) => key(name))}
      onPick={toggle}
      several
      create={(text) => ({ value: text, label: text })}
      placeholder="Find or create a tag…"
      empty="Type a name to make the first tag."
      loading={!ready}
      inSheet={inSheet}
    >
      {tags.length === 0 ? (
        <span className="inline-flex items-center gap-1 text-muted">
          <Plus />
          Add a tag
        </span>
      ) : (
        <span className="flex min-w-0 flex-wrap gap-1 py-0.5">
          {tags.map((tag) => (
            <span
              key={key(tag.name)}
              dir="auto"
              title={tag.name}
              className="max-w-full truncate rounded-md bg-hover px-1.5 text-xs leading-5"
            >
              {tag.name}
            </span>
          ))}
        </span>
      )}
    </PropertyPick>
  );
}
