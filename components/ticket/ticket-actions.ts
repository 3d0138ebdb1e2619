import type { FormAction } from "@/components/forms/send";
import type { ChangedCustomer } from "@/lib/customers/update";
import type { ChangeResult } from "@/lib/tickets/change-schema";

/** The server actions of the ticket page; each takes JSON. */
export type TicketActions = {
  change: FormAction<ChangeResult>;
  merge: FormAction<{ targetId: number; merged: number[] }>;
  unmerge: FormAction<{ ids: number[] }>;
  split: FormAction<{ id: number }>;
  link: FormAction;
  unlink: FormAction;
  updateCustomer: FormAction<ChangedCustomer>;
  blockCustomer: FormAction<ChangedCustomer>;
  unblockCustomer: FormAction<ChangedCustomer>;
  tryAddress: FormAction<ChangedCustomer>;
};
