import { notFound, redirect } from "next/navigation";
import type { ReactNode } from "react";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTicketPlace } from "@/lib/tickets/read";
import { toId } from "@/lib/tickets/ticket-id";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/**
 * Finds out whether there is such a ticket before loading.tsx begins the answer: from then on it could neither be a 404
 * nor lead on to the ticket that this one was merged into.
 */
export default async function TicketPages({ params, children }: Props) {
  const context = await requireSignedIn();
  const id = toId((await params).id);
  const place = id === null ? null : await findTicketPlace(context, id);
  if (!place) notFound();
  if (place.mergedIntoId !== null) redirect(`/tickets/${place.mergedIntoId}?followed=${id}`);
  return children;
}
