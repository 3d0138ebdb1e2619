import { fileRoute } from "@/lib/http/file-route";
import { findAttachment } from "@/lib/tickets/find-attachment";
import { toId } from "@/lib/tickets/ticket-id";

type Params = { id: string; attachmentId: string };

/** An attachment; a picture with `?inline=1` is shown inside its message. */
export const GET = fileRoute<Params>(async (context, params) => {
  const ticketId = toId(params.id);
  const attachmentId = toId(params.attachmentId);
  return ticketId && attachmentId ? findAttachment(context, ticketId, attachmentId) : null;
});
