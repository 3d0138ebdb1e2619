import { fileRoute } from "@/lib/http/file-route";
import { findMessageText } from "@/lib/tickets/find-message";
import { toId } from "@/lib/tickets/ticket-id";

type Params = { id: string; messageId: string };

/** The whole of a message that is too long to show. */
export const GET = fileRoute<Params>(async (context, params) => {
  const ticketId = toId(params.id);
  const messageId = toId(params.messageId);
  return ticketId && messageId ? findMessageText(context, ticketId, messageId) : null;
});
