"use server";

import { findDraft } from "@/lib/drafts/find";
import { AppError } from "@/lib/errors";
import { formAction } from "@/lib/http/form-action";
import { readJson } from "@/lib/http/form-answer";
import { openByStaff } from "@/lib/tickets/open-by-staff";
import { sendMessage } from "@/lib/tickets/send-message";
import { unsendMessage } from "@/lib/tickets/unsend";

/** Takes SendMessage, answers SentMessage. */
export const sendMessageAction = formAction("agent", (context, values) =>
  sendMessage(context, readJson(values)),
);

/** Takes UnsendMessage, answers the draft that the message is again. */
export const unsendMessageAction = formAction("agent", async (context, values) => {
  const { ticketId } = await unsendMessage(context, readJson(values));
  const draft = await findDraft(context, ticketId);
  if (!draft) throw new AppError("not_found", "The draft was sent or discarded in another window.");
  return draft;
});

/** Takes OpenByStaff, answers OpenedByStaff. */
export const openTicketAction = formAction("agent", (context, values) =>
  openByStaff(context, readJson(values)),
);
