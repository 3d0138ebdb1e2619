import "server-only";
import { archiveItem, restoreItem } from "@/lib/catalog/archive";
import type { Context } from "@/lib/context";
import type { Team } from "@/lib/db/generated/client";
import { TEAM } from "./kind";

/** Archives a team: no ticket can be assigned to it any more, those it has stay. @throws AppError forbidden, not_found */
export const archiveTeam = (context: Context, input: unknown): Promise<Team> =>
  archiveItem(context, TEAM, (tx) => tx.team, input);

/** @throws AppError forbidden, not_found */
export const restoreTeam = (context: Context, input: unknown): Promise<Team> =>
  restoreItem(context, TEAM, (tx) => tx.team, input);
