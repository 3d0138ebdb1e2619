import "server-only";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { toId } from "@/lib/tickets/ticket-id";
import { visibleTicketIds } from "@/lib/tickets/visible-ids";
import { NEW_TICKET } from "./schema";

/** Whose draft it is, and of which ticket; null: of a new one. */
export type Place = { staffId: number; ticketId: number | null };

/**
 * The place of the reader's own draft.
 * @param ticket a ticket's id, or the address segment of one
 * @throws AppError not_found (no such ticket to be seen), forbidden (not staff)
 */
export async function draftPlace(context: Context, ticket: number | string | null): Promise<Place> {
  const { id: staffId } = requireWriter(context);
  if (ticket === null || ticket === NEW_TICKET) return { staffId, ticketId: null };
  const id = toId(String(ticket));
  const [ticketId] = id === null ? [] : await visibleTicketIds(context, [id]);
  if (ticketId === undefined) throw new AppError("not_found", "There is no such ticket.");
  return { staffId, ticketId };
}
