import "server-only";
import { changeCatalog } from "@/lib/catalog/change";
import type { Context } from "@/lib/context";
import type { Team } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { TEAM } from "./kind";
import { setMembers } from "./members";
import { NewTeam } from "./schema";

/** Adds a team. @throws AppError forbidden, invalid, conflict (the name is taken) */
export function createTeam(context: Context, input: unknown): Promise<Team> {
  return changeCatalog(context, TEAM, async (tx) => {
    const { name, members } = validate(NewTeam, input);
    const row = await tx.team.create({ data: { name, nameKey: nameKey(name) } });
    const { added } = await setMembers(tx, row.id, members);
    return { row, action: "created", details: { members: added } };
  });
}
