import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { LiveRefresh } from "@/components/live/live-refresh";
import { MarkRead } from "@/components/live/mark-read";
import { RememberTicket } from "@/components/palette/remember-ticket";
import { TicketPage } from "@/components/ticket/ticket-page";
import { requireSignedIn } from "@/lib/auth/staff";
import { findDraft } from "@/lib/drafts/find";
import { canSend } from "@/lib/mail-servers/outgoing";
import { findOtherTickets } from "@/lib/tickets/find-of-customer";
import { readTicket } from "@/lib/tickets/read";
import { toId } from "@/lib/tickets/ticket-id";
import {
  blockCustomerAction,
  changeTicketsAction,
  linkTicketsAction,
  mergeTicketsAction,
  retryMailAction,
  splitMessageAction,
  tryAddressAction,
  unblockCustomerAction,
  unlinkTicketsAction,
  unmergeTicketsAction,
  updateCustomerAction,
} from "../actions";
import { sendMessageAction, unsendMessageAction } from "../compose/actions";
import { renderThread, shownImages } from "./render-thread";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** Once a request, for the title and the page. */
const read = cache(async (text: string) => {
  const context = await requireSignedIn();
  const id = toId(text);
  return (id !== null && (await readTicket(context, id))) || notFound();
});

const actions = {
  change: changeTicketsAction,
  merge: mergeTicketsAction,
  unmerge: unmergeTicketsAction,
  split: splitMessageAction,
  link: linkTicketsAction,
  unlink: unlinkTicketsAction,
  updateCustomer: updateCustomerAction,
  blockCustomer: blockCustomerAction,
  unblockCustomer: unblockCustomerAction,
  tryAddress: tryAddressAction,
};
const compose = { send: sendMessageAction, unsend: unsendMessageAction };

const single = (value: string | string[] | undefined) => (typeof value === "string" ? value : null);

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { ticket } = await read((await params).id);
  // Pictures from other servers must not learn which ticket showed them.
  return { title: `#${ticket.id} ${ticket.subject}`, referrer: "same-origin" };
}

/** One ticket: its thread, its facts, and what its reader was writing. */
export default async function Page({ params, searchParams }: Props) {
  const context = await requireSignedIn();
  const text = (await params).id;
  const [{ ticket, thread, seenMessageId }, search, draft] = await Promise.all([
    read(text),
    searchParams,
    findDraft(context, toId(text)),
  ]);
  const { id, customer } = ticket;
  const [others, ready] = await Promise.all([
    findOtherTickets(context, customer.id, id),
    canSend(context.db.pool, ticket.mailboxId),
  ]);
  const images = shownImages(single(search.images), single(search.message));
  const last = thread.messages.at(-1);
  return (
    <>
      <LiveRefresh ticketId={id} />
      <RememberTicket staffId={context.actor.id} id={id} subject={ticket.subject} />
      {last && <MarkRead ticketId={id} messageId={last.id} />}
      <TicketPage
        key={id}
        ticket={ticket}
        me={{ id: context.actor.id, name: context.actor.name }}
        actions={actions}
        compose={compose}
        thread={renderThread(id, thread, images)}
        seenMessageId={seenMessageId}
        others={others}
        draft={draft}
        images={images === "none" ? "" : `images=1${images === "all" ? "" : `&message=${images}`}`}
        retryMail={retryMailAction}
        mail={{ ready, mayChange: context.actor.role === "administrator" }}
        followed={toId(single(search.followed) ?? "")}
      />
    </>
  );
}
