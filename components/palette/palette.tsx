"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search, X } from "lucide-react";
import { useRouter } from "next/navigation";
import { startTransition, useEffect, useMemo, useState, useSyncExternalStore } from "react";
import { useChoices } from "@/components/desk/use-choices";
import { useShortcutRegistry } from "@/components/shortcuts/registry-context";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import { buttonClass } from "@/components/ui/button-class";
import { Spinner } from "@/components/ui/spinner";
import { foundEntries, knownEntries, OPEN_KEYS } from "./commands";
import { type Entry, type EntryGroup, firstOf, narrow } from "./entry";
import { toWords } from "./match";
import { PaletteEntry } from "./palette-entry";
import { recentTickets } from "./recent";
import { useFound } from "./use-found";

type PaletteProps = {
  staffId: number;
  signOut: () => void;
  choose: (entry: Entry) => void;
  close: () => void;
};

/** Entries that fit without scrolling. */
const SEEN = 12;

const plural = new Intl.PluralRules("en");
const countWords = (count: number) => `${count} ${plural.select(count) === "one" ? "result" : "results"}`;

/** One field for everything: commands of this page, places, tickets, customers. Rendered while it is open. */
export function Palette({ staffId, signOut, choose, close }: PaletteProps) {
  const router = useRouter();
  const { registry } = useShortcutRegistry();
  const choices = useChoices();
  const [typed, setTyped] = useState("");
  // A page that is still coming to life brings its keys a moment later.
  const version = useSyncExternalStore(registry.watch, registry.version, registry.version);
  const shortcuts = useMemo(() => registry.groups(), [registry, version]);
  const [recent] = useState(() => recentTickets(staffId));
  const [whole, setWhole] = useState(false);
  const query = typed.trim();
  const found = useFound(query);
  const known = useMemo(
    () => knownEntries({ shortcuts, recent, choices, signOut }),
    [shortcuts, recent, choices, signOut],
  );
  const all = [...narrow(known, query), ...foundEntries(query, found)];
  const groups = whole ? all : firstOf(all, SEEN);
  const count = groups.reduce((sum, { items }) => sum + items.length, 0);
  const words = toWords(query);

  // What is seen opens at once, the rest of the list follows.
  useEffect(() => startTransition(() => setWhole(true)), []);

  useShortcuts("Palette", [{ keys: OPEN_KEYS, label: "Close", run: close }], { inDialog: true });

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      itemToStringValue={({ label }: Entry) => label}
      value={typed}
      onValueChange={(value, { reason }) => reason !== "item-press" && setTyped(value)}
      onItemHighlighted={(entry) => {
        if (entry && "href" in entry && entry.href.startsWith("/tickets/")) router.prefetch(entry.href);
      }}
      autoHighlight="always"
      keepHighlight
    >
      <div className="flex h-13 shrink-0 items-center gap-2.5 border-line border-b pr-2 pl-4">
        <span className="text-muted [&_svg]:size-4">{found.pending ? <Spinner /> : <Search />}</span>
        <Autocomplete.Input
          aria-label="Search and commands"
          placeholder="Search tickets, customers, commands"
          dir="auto"
          enterKeyHint="go"
          spellCheck={false}
          className="h-full min-w-0 flex-1 bg-transparent text-lg outline-none"
        />
        <Dialog.Close
          aria-label="Close"
          className={buttonClass({ variant: "ghost", size: "sm", iconOnly: true })}
        >
          <X />
        </Dialog.Close>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1 [scroll-padding-block:1.75rem]">
        <Autocomplete.List>
          {({ value, items }: EntryGroup) => (
            <Autocomplete.Group key={value} items={items} className="pb-1">
              <Autocomplete.GroupLabel className="px-3 pt-2 pb-1 font-medium text-muted text-xs">
                {value}
              </Autocomplete.GroupLabel>
              <Autocomplete.Collection>
                {(entry: Entry) => (
                  <PaletteEntry key={entry.key} entry={entry} words={words} choose={choose} />
                )}
              </Autocomplete.Collection>
            </Autocomplete.Group>
          )}
        </Autocomplete.List>
        {found.problem && <p className="px-3 py-2 text-danger text-sm">{found.problem}</p>}
      </div>
      <Autocomplete.Status className="sr-only">
        {found.pending ? "Searching" : countWords(count)}
      </Autocomplete.Status>
    </Autocomplete.Root>
  );
}
