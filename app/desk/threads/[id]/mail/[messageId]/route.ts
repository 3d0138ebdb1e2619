import { AppError } from "@/lib/errors";
import { deskRead } from "@/lib/http/desk-route";
import { findMailSource } from "@/lib/inbound/source";
import { toId } from "@/lib/tickets/ticket-id";

/** The beginning of the mail that a message came in, as text to be read. */
export const GET = deskRead<{ id: string; messageId: string }, unknown>(async (context, params) => {
  const [ticketId, messageId] = [toId(params.id), toId(params.messageId)];
  const source = ticketId && messageId ? await findMailSource(context, ticketId, messageId) : null;
  if (!source)
    throw new AppError("not_found", "There is no original mail of this message, or you may not see it.");
  return source;
});
