import { KIND_WORDS, outboxLooks } from "@/components/ledger/outbox-looks";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import type { OutboxQuery } from "@/lib/ledger/find-outbox";
import { OUTBOX_KINDS, OUTBOX_STATES } from "@/lib/ledger/outbox-states";

/** What narrows the outbox; all of it is in the address. */
export function OutboxFilters({ query }: { query: OutboxQuery }) {
  return (
    <>
      <SearchField
        label="Search mail"
        placeholder="Recipient, subject or #ticket"
        defaultValue={query.q}
        shortcut="/"
        className="w-full sm:w-72"
      />
      <FilterSelect
        label="State"
        name="state"
        value={query.state}
        options={OUTBOX_STATES.map((state) => ({
          value: state,
          label: outboxLooks[state].label,
          icon: outboxLooks[state].icon,
        }))}
      />
      <FilterSelect
        label="Kind"
        name="kind"
        value={query.kind}
        options={OUTBOX_KINDS.map((kind) => ({ value: kind, label: KIND_WORDS[kind] }))}
      />
    </>
  );
}
