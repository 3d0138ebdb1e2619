import { deskRead, deskWrite } from "@/lib/http/desk-route";
import { findColleagues } from "@/lib/presence/find";
import { touchTicket } from "@/lib/presence/touch";
import { toId } from "@/lib/tickets/ticket-id";

type Params = { id: string };

// An id that none can have is not found, as one that none has.
export const GET = deskRead((context, { id }: Params) => findColleagues(context, toId(id) ?? 0));
export const POST = deskWrite((context, { id }: Params, input) => touchTicket(context, toId(id) ?? 0, input));
