"use server";

import { tryAddressAgain } from "@/lib/customers/try-address";
import { blockCustomer, unblockCustomer, updateCustomer } from "@/lib/customers/update";
import { retryMail } from "@/lib/delivery/retry";
import { formAction } from "@/lib/http/form-action";
import { readJson } from "@/lib/http/form-answer";
import { changeTickets } from "@/lib/tickets/change";
import { linkTickets, unlinkTickets } from "@/lib/tickets/link";
import { mergeTickets } from "@/lib/tickets/merge";
import { splitMessage } from "@/lib/tickets/split";
import { unmergeTickets } from "@/lib/tickets/unmerge";

export const changeTicketsAction = formAction("agent", (context, values) =>
  changeTickets(context, readJson(values)),
);
export const mergeTicketsAction = formAction("agent", (context, values) =>
  mergeTickets(context, readJson(values)),
);
export const unmergeTicketsAction = formAction("agent", (context, values) =>
  unmergeTickets(context, readJson(values)),
);
export const splitMessageAction = formAction("agent", (context, values) =>
  splitMessage(context, readJson(values)),
);
export const linkTicketsAction = formAction("agent", (context, values) =>
  linkTickets(context, readJson(values)),
);
export const unlinkTicketsAction = formAction("agent", (context, values) =>
  unlinkTickets(context, readJson(values)),
);
export const updateCustomerAction = formAction("agent", (context, values) =>
  updateCustomer(context, readJson(values)),
);
export const blockCustomerAction = formAction("agent", (context, values) =>
  blockCustomer(context, readJson(values)),
);
export const unblockCustomerAction = formAction("agent", (context, values) =>
  unblockCustomer(context, readJson(values)),
);

/** Takes { id } of a mail that failed; it is tried again at once. */
export const retryMailAction = formAction("agent", async (context, values) => {
  await retryMail(context, readJson(values));
});

export const tryAddressAction = formAction("agent", (context, values) =>
  tryAddressAgain(context, readJson(values)),
);
