import { Autocomplete } from "@base-ui/react/autocomplete";
import { KeyWords } from "@/components/shortcuts/key-words";
import type { Entry } from "./entry";
import { mark } from "./match";

type PaletteEntryProps = { entry: Entry; words: readonly string[]; choose: (entry: Entry) => void };

/** A line of the palette: what it is, with the typed words marked, and its key. */
export function PaletteEntry({ entry, words, choose }: PaletteEntryProps) {
  const { label, lead, detail, icon, keys } = entry;
  return (
    <Autocomplete.Item
      value={entry}
      title={label}
      onClick={(event) => {
        // As with any link: a new tab, and the palette stays.
        if ("href" in entry && (event.metaKey || event.ctrlKey))
          window.open(entry.href, "_blank", "noopener");
        else choose(entry);
      }}
      className="flex h-row cursor-default select-none items-center gap-2.5 rounded-md px-3 outline-none data-highlighted:bg-hover [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted"
    >
      {icon}
      {lead && <span className="tabular shrink-0 text-muted text-sm">{lead}</span>}
      <bdi className="min-w-0 truncate">
        {mark(label, words).map(({ text, match }, place) =>
          match ? (
            <mark key={`${place} ${text}`} className="bg-transparent font-semibold text-accent">
              {text}
            </mark>
          ) : (
            text
          ),
        )}
      </bdi>
      {detail && <bdi className="max-w-2/5 shrink-0 truncate text-muted text-sm">{detail}</bdi>}
      {keys && (
        <span className="ml-auto shrink-0 pl-2 pointer-coarse:hidden">
          <KeyWords keys={keys} />
        </span>
      )}
    </Autocomplete.Item>
  );
}
