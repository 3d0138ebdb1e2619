import "server-only";
import type { Context } from "@/lib/context";
import { changeState } from "./change-state";
import type { StateChange } from "./views";

/** Opens a closed ticket again. @throws AppError not_found, forbidden */
export const reopenTicket = (context: Context, input: unknown): Promise<StateChange> =>
  changeState(context, input, "open");
