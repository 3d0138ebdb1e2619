import { findDraft } from "@/lib/drafts/find";
import { discardDraft, saveDraft } from "@/lib/drafts/save";
import { deskRead, deskWrite } from "@/lib/http/desk-route";

type Params = { ticket: string };

/** The reader's own draft of a reply to this ticket, or of a new ticket (`new`); null when there is none. */
export const GET = deskRead<Params, unknown>((context, { ticket }) => findDraft(context, ticket));

export const PUT = deskWrite<Params, unknown>((context, { ticket }, input) =>
  saveDraft(context, ticket, input),
);

export const DELETE = deskWrite<Params, void>((context, { ticket }) => discardDraft(context, ticket));
