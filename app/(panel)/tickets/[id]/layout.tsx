import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { requireSignedIn } from "@/lib/auth/staff";
import { ticketExists } from "@/lib/tickets/read";
import { toId } from "@/lib/tickets/ticket-id";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

/** Finds out whether there is such a ticket before loading.tsx begins the answer: from then on it could not be a 404. */
export default async function TicketPages({ params, children }: Props) {
  const context = await requireSignedIn();
  const id = toId((await params).id);
  if (id === null || !(await ticketExists(context, id))) notFound();
  return children;
}
