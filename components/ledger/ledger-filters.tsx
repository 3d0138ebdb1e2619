import { outcomeLooks } from "@/components/ledger/outcome-badge";
import { FilterSelect } from "@/components/ui/filter-select";
import { SearchField } from "@/components/ui/search-field";
import { type LedgerQuery, OUTCOMES } from "@/lib/ledger/schema";

type LedgerFiltersProps = { query: LedgerQuery; mailboxes: readonly { id: number; name: string }[] };

/** What narrows the ledger; all of it is in the address. */
export function LedgerFilters({ query, mailboxes }: LedgerFiltersProps) {
  return (
    <>
      <SearchField
        label="Search mail"
        placeholder="Sender, subject or #ticket"
        defaultValue={query.q}
        shortcut="/"
        className="w-full sm:w-72"
      />
      <FilterSelect
        label="Outcome"
        name="outcome"
        value={query.outcome}
        options={OUTCOMES.map((outcome) => ({
          value: outcome,
          label: outcomeLooks[outcome].label,
          icon: outcomeLooks[outcome].icon,
        }))}
      />
      <FilterSelect
        label="Mailbox"
        name="mailbox"
        value={query.mailbox === undefined ? undefined : String(query.mailbox)}
        options={[
          ...mailboxes.map(({ id, name }) => ({ value: String(id), label: name })),
          { value: "api", label: "E-mail API" },
        ]}
      />
    </>
  );
}
