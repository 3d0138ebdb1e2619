import { renderThread, shownImages } from "@/app/(panel)/tickets/[id]/render-thread";
import { AppError } from "@/lib/errors";
import { deskRead } from "@/lib/http/desk-route";
import { readEarlier } from "@/lib/tickets/read-thread";
import { toId } from "@/lib/tickets/ticket-id";

/** The messages of a ticket before `?before=MESSAGE`, with what happened among them; as its page shows them. */
export const GET = deskRead<{ id: string }, unknown>(async (context, params, query) => {
  const id = toId(params.id);
  const thread = id === null ? null : await readEarlier(context, id, toId(query.get("before") ?? ""));
  if (id === null || !thread) throw new AppError("not_found", "This ticket does not exist any more.");
  return renderThread(id, thread, shownImages(query.get("images"), query.get("message")));
});
