import "server-only";
import type { Context } from "@/lib/context";
import { changeState } from "./change-state";
import type { StateChange } from "./views";

/** Closes a ticket. @throws AppError not_found, forbidden */
export const closeTicket = (context: Context, input: unknown): Promise<StateChange> =>
  changeState(context, input, "closed");
