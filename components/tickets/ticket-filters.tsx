import { PRIORITY_LOOKS } from "@/components/tickets/priority-badge";
import { FilterSelect } from "@/components/ui/filter-select";
import { NavTabs } from "@/components/ui/nav-tabs";
import { SearchField } from "@/components/ui/search-field";
import { type ListQuery, listUrl } from "@/lib/tickets/list-query";
import { PRIORITIES } from "@/lib/tickets/schema";

type TicketFiltersProps = {
  query: ListQuery;
  departments: readonly { id: number; name: string }[];
};

const STATES = [
  { state: "open", label: "Open" },
  { state: "closed", label: "Closed" },
  { state: "all", label: "All" },
] as const;

/** What of the list is shown: state, department, priority, and what is searched for. */
export function TicketFilters({ query, departments }: TicketFiltersProps) {
  return (
    <>
      <div className="flex max-sm:basis-full">
        <NavTabs
          label="State"
          items={STATES.map(({ state, label }) => ({
            label,
            href: listUrl({ ...query, state, cursor: null }),
            active: query.state === state,
          }))}
        />
      </div>
      <FilterSelect
        label="Department"
        name="department"
        value={query.departmentId ? String(query.departmentId) : ""}
        options={departments.map(({ id, name }) => ({ value: String(id), label: name }))}
      />
      <FilterSelect
        label="Priority"
        name="priority"
        value={query.priority ?? ""}
        options={PRIORITIES.toReversed().map((priority) => ({
          value: priority,
          label: PRIORITY_LOOKS[priority].word,
          icon: PRIORITY_LOOKS[priority].icon,
        }))}
      />
      <SearchField
        label="Search tickets"
        placeholder="Number, subject or customer"
        defaultValue={query.q}
        shortcut="/"
        className="w-full lg:ml-auto lg:w-80"
      />
    </>
  );
}
