import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { BlockedImages } from "@/components/tickets/blocked-images";
import { StateBadge } from "@/components/tickets/state-badge";
import { StateButton } from "@/components/tickets/state-button";
import { ThreadMessage } from "@/components/tickets/thread-message";
import { TicketLayout } from "@/components/tickets/ticket-layout";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { readTicket } from "@/lib/tickets/read";
import { toId } from "@/lib/tickets/ticket-id";
import { closeAction, reopenAction } from "./actions";
import { renderThread } from "./render-thread";

/** Messages read at first, and when all are asked for: a mail loop can leave thousands. */
const NEWEST = 50;
const MOST = 1_000;

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Once a request, for the title and the page. */
const read = cache(async (text: string, messages: number) => {
  const context = await requireSignedIn();
  const id = toId(text);
  return (id !== null && (await readTicket(context, id, messages))) || notFound();
});

const limit = (search: Awaited<Props["searchParams"]>) => (search.thread === "all" ? MOST : NEWEST);

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { ticket } = await read((await params).id, limit(await searchParams));
  // Pictures from other servers must not learn which ticket showed them.
  return { title: `#${ticket.id} ${ticket.subject}`, referrer: "same-origin" };
}

/** One ticket: its thread, its facts and its history. */
export default async function TicketPage({ params, searchParams }: Props) {
  await requireSignedIn();
  const search = await searchParams;
  const { ticket, thread, earlier, history } = await read((await params).id, limit(search));
  const { id, subject, state } = ticket;
  const entries = renderThread(id, thread, search.images === "1");
  const blocked = entries.reduce((sum, entry) => sum + entry.blocked, 0);
  const all = search.thread === "all";
  return (
    <>
      <PageHeader
        title={subject}
        back={{ href: "/tickets", label: "tickets" }}
        meta={
          <span className="flex shrink-0 items-center gap-2 max-lg:hidden">
            <span className="tabular text-muted">#{id}</span>
            <StateBadge state={state} />
          </span>
        }
        actions={<StateButton id={id} state={state} close={closeAction} reopen={reopenAction} />}
      />
      <TicketLayout ticket={ticket} history={history}>
        {blocked > 0 && (
          <BlockedImages count={blocked} href={`/tickets/${id}?images=1${all ? "&thread=all" : ""}`} />
        )}
        {earlier > 0 && (
          <p className="flex flex-wrap items-center gap-3 text-muted text-sm">
            {earlier.toLocaleString("en")} earlier {earlier === 1 ? "message is" : "messages are"} not shown.
            {!all && (
              <LinkButton size="sm" href={`/tickets/${id}?thread=all`}>
                Show earlier messages
              </LinkButton>
            )}
          </p>
        )}
        <ol aria-label="Messages" className="flex flex-col gap-3">
          {entries.map((entry) => (
            <ThreadMessage key={entry.id} ticketId={id} entry={entry} />
          ))}
        </ol>
      </TicketLayout>
    </>
  );
}
