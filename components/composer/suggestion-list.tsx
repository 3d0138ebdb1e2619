"use client";

import type { Editor } from "@tiptap/core";
import { useEffect, useSyncExternalStore } from "react";
import { createPortal } from "react-dom";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";
import type { Choice, SuggestionStore } from "./suggestion-store";

type SuggestionListProps = { id: string; store: SuggestionStore; editor: Editor };

const nothing = { people: "No colleague of this name.", canned: "No canned response with these words." };
const titles = { people: "Mention a colleague", canned: "Insert a canned response" };

/** The list at the cursor. The keyboard stays in the editor, which says which line is the active one. */
export function SuggestionList({ id, store, editor }: SuggestionListProps) {
  const suggesting = useSyncExternalStore(store.subscribe, store.read, () => null);
  // "/ and so on" goes on being written: nobody who types words that nothing matches is looking for something.
  const shown =
    suggesting && (suggesting.items.length > 0 || !(suggesting.loading || /\s/.test(suggesting.query)))
      ? suggesting
      : null;
  const active = shown?.items[shown.active] && `${id}-${shown.active}`;

  useEffect(() => {
    const { dom } = editor.view;
    if (!shown) return;
    dom.setAttribute("aria-controls", id);
    dom.setAttribute("aria-haspopup", "listbox");
    if (active) dom.setAttribute("aria-activedescendant", active);
    return () => {
      for (const name of ["aria-controls", "aria-haspopup", "aria-activedescendant"])
        dom.removeAttribute(name);
    };
  }, [editor, id, shown, active]);

  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: "nearest" });
  }, [active]);

  if (!shown) return null;
  const { what, items, host, choose } = shown;
  return createPortal(
    <div className={cx(menuPopupClass, "max-h-72 w-80 max-w-[calc(100vw-2rem)]")}>
      {items.length === 0 ? (
        <p role="status" className="px-2 py-1.5 text-muted text-sm">
          {nothing[what]}
        </p>
      ) : (
        <div id={id} role="listbox" aria-label={titles[what]}>
          {items.map((choice, place) => (
            <div
              key={choice.id}
              id={`${id}-${place}`}
              role="option"
              tabIndex={-1}
              aria-selected={place === shown.active}
              data-highlighted={place === shown.active ? "" : undefined}
              className={cx(menuItemClass, "cursor-pointer")}
              onMouseMove={() => place !== shown.active && store.highlight(place)}
              onMouseDown={(event) => {
                // The editor keeps the keyboard.
                event.preventDefault();
                choose(choice);
              }}
            >
              <ChoiceLine choice={choice} what={what} />
            </div>
          ))}
        </div>
      )}
    </div>,
    host,
  );
}

function ChoiceLine({ choice: { name, detail }, what }: { choice: Choice; what: "people" | "canned" }) {
  return (
    <>
      {what === "people" && <Avatar name={name} size="sm" />}
      <span className="min-w-0 flex-1">
        <span dir="auto" className="block truncate">
          {name}
        </span>
        {detail && (
          <span dir="auto" className="block truncate text-muted text-xs">
            {detail}
          </span>
        )}
      </span>
    </>
  );
}
