import { offerCannedResponses } from "@/lib/canned-responses/offer";
import { NEW_TICKET } from "@/lib/drafts/schema";
import { deskRead } from "@/lib/http/desk-route";
import { toId } from "@/lib/tickets/ticket-id";

/** Canned responses filled in for `?ticket=1042`; for `?ticket=new` with name, email, subject and department beside it. */
export const GET = deskRead<object, unknown>((context, _, query) => {
  const ticket = query.get("ticket") ?? NEW_TICKET;
  if (ticket !== NEW_TICKET) return offerCannedResponses(context, ticket);
  const text = (name: string) => query.get(name)?.slice(0, 1000) ?? "";
  return offerCannedResponses(context, {
    name: text("name"),
    email: text("email"),
    subject: text("subject"),
    departmentId: toId(text("department")),
  });
});
