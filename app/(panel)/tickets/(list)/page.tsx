import { Download, Plus } from "lucide-react";
import type { Metadata } from "next";
import { cache } from "react";
import { withoutFilters } from "@/components/list/filter-words";
import { ListBar } from "@/components/list/list-bar";
import { ListSearch } from "@/components/list/list-search";
import { TicketList } from "@/components/list/ticket-list";
import { LiveRefresh } from "@/components/live/live-refresh";
import { NoTickets } from "@/components/tickets/no-tickets";
import { QUEUE_LOOKS } from "@/components/tickets/queue-words";
import { buttonClass } from "@/components/ui/button-class";
import { LinkButton } from "@/components/ui/link-button";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { Pagination } from "@/components/ui/pagination";
import { requireSignedIn } from "@/lib/auth/staff";
import { countTickets, findTickets } from "@/lib/tickets/find";
import { type ListQuery, listParameters, listUrl, readListQuery } from "@/lib/tickets/list-query";
import { findViews } from "@/lib/views/find";
import { changeTicketsAction, mergeTicketsAction, unmergeTicketsAction } from "../actions";
import { changeViewAction, deleteViewAction, saveViewAction } from "./actions";
import { filterNames } from "./filter-names";

type SearchParams = Promise<Record<string, string | string[] | undefined>>;

const ticketVerbs = {
  change: changeTicketsAction,
  merge: mergeTicketsAction,
  unmerge: unmergeTicketsAction,
};
const viewVerbs = { save: saveViewAction, change: changeViewAction, remove: deleteViewAction };

/** The title and the page ask once for the view they share. */
const findView = cache(async (id: number) =>
  (await findViews(await requireSignedIn())).find((view) => view.id === id),
);

export async function generateMetadata({ searchParams }: { searchParams: SearchParams }): Promise<Metadata> {
  const { queue, view } = readListQuery(await searchParams);
  const named = view === null ? undefined : await findView(view);
  return { title: named?.name ?? `${QUEUE_LOOKS[queue].word} tickets` };
}

/** A queue or a view of the tickets; the URL holds filter, search, sort, columns and page. */
export default async function TicketsPage({ searchParams }: { searchParams: SearchParams }) {
  const context = await requireSignedIn();
  const query = readListQuery(await searchParams);
  const [{ tickets, newer, older, notes }, count, view, names] = await Promise.all([
    findTickets(context, query),
    query.q === "" ? countTickets(context, query) : null,
    query.view === null ? null : findView(query.view),
    filterNames(context, query),
  ]);
  // How many a search finds is known when all of them are on this page.
  const found = newer || older ? undefined : tickets.length;
  return (
    <>
      <PageHeader
        title={view?.name ?? QUEUE_LOOKS[query.queue].word}
        count={count ?? found}
        actions={
          <>
            <ListSearch q={query.q} />
            <ExportLink query={query} />
            <LinkButton href="/tickets/new" variant="primary" size="sm" icon={<Plus />}>
              <span className="max-sm:sr-only">New ticket</span>
            </LinkButton>
          </>
        }
        filters={<ListBar query={query} names={names} view={view ?? null} verbs={viewVerbs} />}
      />
      <PageBody>
        {notes.length > 0 && (
          <p role="status" className="border-line-soft border-b px-4 py-2 text-muted text-sm">
            {notes.join(" ")}
          </p>
        )}
        {tickets.length > 0 ? (
          <TicketList
            key={listUrl(query)}
            tickets={tickets}
            query={query}
            me={context.actor.id}
            now={Date.now()}
            verbs={ticketVerbs}
          />
        ) : (
          <NoTickets {...emptiness(query)} keysHref={keysHref(context.actor.role)} />
        )}
        <Pagination
          newer={newer ? listUrl({ ...query, cursor: newer }) : undefined}
          older={older ? listUrl({ ...query, cursor: older }) : undefined}
          labels={query.sort === "updated" && query.order === "desc" && query.q === "" ? undefined : PAGES}
        />
      </PageBody>
      <LiveRefresh presenceOf={tickets.map(({ id }) => id)} />
    </>
  );
}

const PAGES = { newer: "Previous", older: "Next" };

const keysHref = (role: string) => (role === "administrator" ? "/settings/api-keys/new" : null);

/** What an empty list says about itself. */
function emptiness(query: ListQuery) {
  const unfiltered = { ...withoutFilters(query), q: query.q, view: null };
  const everywhere = listUrl({ ...readListQuery({ queue: "all" }), q: query.q });
  return {
    queue: query.queue,
    q: query.q,
    filtered: listUrl({ ...query, view: null, cursor: null }) !== listUrl(unfiltered),
    unfilteredHref: listUrl(unfiltered),
    everywhereHref: listUrl(query) === everywhere ? null : everywhere,
  };
}

/** All that the filter lets through, as a file; a link, so that the browser shows the download's progress. */
function ExportLink({ query }: { query: ListQuery }) {
  const parameters = listParameters({ ...query, cursor: null });
  return (
    <a
      href={`/desk/export?${parameters}`}
      download
      aria-label="Export as CSV"
      title="Export these tickets as CSV"
      className={`${buttonClass({ variant: "ghost", size: "sm", iconOnly: true })} text-muted! max-sm:hidden`}
    >
      <Download />
    </a>
  );
}
