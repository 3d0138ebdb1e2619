"use server";

import { formAction } from "@/lib/http/form-action";
import { closeTicket } from "@/lib/tickets/close";
import { reopenTicket } from "@/lib/tickets/reopen";

export const closeAction = formAction("agent", closeTicket);
export const reopenAction = formAction("agent", reopenTicket);
