import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { renderThread } from "@/app/(panel)/tickets/[id]/render-thread";
import { PrintedTicket } from "@/components/ticket/printed-ticket";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTicketPlace } from "@/lib/tickets/read";
import { readWholeTicket } from "@/lib/tickets/read-whole";
import { toId } from "@/lib/tickets/ticket-id";

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Ticket #${(await params).id}`, referrer: "same-origin" };
}

/** A ticket for paper: the whole thread, with the notes when asked for (`?notes=1`). */
export default async function PrintPage({ params, searchParams }: Props) {
  const context = await requireSignedIn();
  const id = toId((await params).id);
  const place = id === null ? null : await findTicketPlace(context, id);
  if (id === null || !place) notFound();
  if (place.mergedIntoId !== null) redirect(`/tickets/${place.mergedIntoId}/print`);
  const found = await readWholeTicket(context, id);
  if (!found) notFound();
  const notes = (await searchParams).notes === "1";
  const { messages, earlier } = renderThread(id, found.thread, "none");
  return (
    <PrintedTicket
      ticket={found.ticket}
      messages={messages.filter(({ kind }) => notes || kind !== "note")}
      earlier={earlier}
      notes={notes}
    />
  );
}
