import { deskWrite } from "@/lib/http/desk-route";
import { markRead } from "@/lib/tickets/mark-read";
import { toId } from "@/lib/tickets/ticket-id";

// An id that none can have is not found, as one that none has.
export const POST = deskWrite((context, { id }: { id: string }, input) =>
  markRead(context, toId(id) ?? 0, input),
);
