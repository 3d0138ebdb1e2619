import { fileRoute } from "@/lib/http/file-route";
import { findOriginalMail } from "@/lib/inbound/find-original";
import { toId } from "@/lib/tickets/ticket-id";

type Params = { id: string; messageId: string };

/** The original of a message that came by mail. */
export const GET = fileRoute<Params>(async (context, params) => {
  const ticketId = toId(params.id);
  const messageId = toId(params.messageId);
  return ticketId && messageId ? findOriginalMail(context, ticketId, messageId) : null;
});
