import "server-only";
import { changeCatalog, edited, existing } from "@/lib/catalog/change";
import { differences } from "@/lib/catalog/differences";
import type { Context } from "@/lib/context";
import type { Team } from "@/lib/db/generated/client";
import { nameKey } from "@/lib/names";
import { validate } from "@/lib/validate";
import { TEAM } from "./kind";
import { setMembers } from "./members";
import { TeamChange } from "./schema";

/**
 * Renames a team or gives it other members; its tickets stay its tickets.
 * @throws AppError forbidden, invalid, not_found, conflict (the name is taken)
 */
export function updateTeam(context: Context, input: unknown): Promise<Team> {
  return changeCatalog(context, TEAM, async (tx) => {
    const { id, name, members } = validate(TeamChange, input);
    const before = existing(TEAM, await tx.team.findUnique({ where: { id } }));
    const moved = await setMembers(tx, id, members);
    const row = await tx.team.update({ where: { id }, data: { name, nameKey: nameKey(name) } });
    const same = moved.added.length + moved.removed.length === 0;
    return edited(row, { ...differences(before, { name }), ...(same ? {} : { members: moved }) });
  });
}
