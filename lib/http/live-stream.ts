import "server-only";
import type { StaffContext } from "@/lib/auth/staff";
import { env } from "@/lib/env";
import { newsStream } from "@/lib/live/stream";
import { findLiveStaff } from "@/lib/staff/session";
import { visibleTicketIds } from "@/lib/tickets/visible-ids";
import type { Streamed } from "./desk-route";

const HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  // no-transform: compression would hold back what is to arrive now. The last one says the same to nginx.
  "cache-control": "private, no-cache, no-transform",
  "x-accel-buffering": "no",
};

/** Where a stream can't live, the page hears so at once and asks from time to time. */
const POLL = "event: poll\ndata: {}\n\n";

/**
 * News of the tickets that the member of staff may see, as server-sent events. `?age=` is how many milliseconds ago the
 * page was rendered; `?poll=1` only asks whether somebody is still signed in here.
 */
export async function liveStream(context: StaffContext, _: unknown, request: Request): Promise<Streamed> {
  const query = new URL(request.url).searchParams;
  // A function on Vercel is stopped and paid by the time it lives.
  if (query.has("poll") || env().VERCEL) return { body: new Response(POLL).body, headers: HEADERS };
  let reader = context;
  const body = newsStream(
    context.db,
    {
      visible: (ids) => visibleTicketIds(reader, ids),
      async signedIn() {
        const staff = await findLiveStaff(context.db, context.sessionId);
        // What they may see can have changed with their role.
        if (staff) reader = { ...context, actor: { type: "staff", ...staff } };
        return staff !== null;
      },
    },
    query.has("age") ? Number(query.get("age")) : null,
  );
  return { body, headers: HEADERS };
}
