import type { Metadata } from "next";
import { NoTickets } from "@/components/tickets/no-tickets";
import { TicketFilters } from "@/components/tickets/ticket-filters";
import { TicketTable } from "@/components/tickets/ticket-table";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDepartment, findDepartmentChoices } from "@/lib/departments/find";
import { countTickets, findTickets } from "@/lib/tickets/find";
import { type ListQuery, listUrl, readListQuery } from "@/lib/tickets/list-query";

export const metadata: Metadata = { title: "Tickets" };

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

/** The tickets, newest first; the URL holds filter, search and page. */
export default async function TicketsPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await requireSignedIn();
  const query = readListQuery(await searchParams);
  const [{ tickets, newer, older }, count, departments] = await Promise.all([
    findTickets(context, query),
    query.q === "" ? countTickets(context, query) : null,
    departmentChoices(context.db, query.departmentId),
  ]);
  // How many a search finds is known when all of them are on this page.
  const found = newer || older ? undefined : tickets.length;
  const wider: ListQuery = { ...query, state: "all", departmentId: null, priority: null, cursor: null };
  const filtered = query.departmentId !== null || query.priority !== null || query.state !== "open";
  return (
    <>
      <PageHeader
        title="Tickets"
        count={count ?? found}
        filters={<TicketFilters query={query} departments={departments} />}
      />
      <PageBody>
        {tickets.length > 0 ? (
          <TicketTable
            tickets={tickets}
            now={Date.now()}
            // A ticket that was asked for by its number may be in another state than the filter.
            withState={tickets.some(({ state }) => state !== query.state)}
          />
        ) : (
          <NoTickets
            q={query.q}
            filtered={filtered}
            any={(await countTickets(context, wider)) !== 0}
            widerHref={listUrl(wider) === listUrl(query) ? null : listUrl(wider)}
            keysHref={context.actor.role === "administrator" ? "/settings/api-keys/new" : null}
          />
        )}
        <Pagination
          newer={newer ? listUrl({ ...query, cursor: newer }) : undefined}
          older={older ? listUrl({ ...query, cursor: older }) : undefined}
        />
      </PageBody>
    </>
  );
}

/** The departments to filter by, with the chosen one even when it is archived. */
async function departmentChoices(db: Parameters<typeof findDepartment>[0], chosen: number | null) {
  const choices = await findDepartmentChoices(db);
  if (chosen === null || choices.some(({ id }) => id === chosen)) return choices;
  const archived = await findDepartment(db, chosen);
  return archived ? [...choices, { id: archived.id, name: `${archived.name} (archived)` }] : choices;
}
