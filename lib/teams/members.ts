import "server-only";
import type { Tx } from "@/lib/catalog/change";
import { AppError } from "@/lib/errors";

type Named = { id: number; name: string };

/**
 * Makes exactly these the members of a team, and answers who came and who left, by name. Deactivated members, whom no
 * form shows, stay.
 * @throws AppError invalid: one of them does not work here
 */
export async function setMembers(
  tx: Tx,
  teamId: number,
  ids: readonly number[],
): Promise<{ added: string[]; removed: string[] }> {
  const wanted = await tx.staff.findMany({
    where: { id: { in: [...ids] }, deactivatedAt: null },
    select: { id: true, name: true },
  });
  if (wanted.length < ids.length) {
    const message = "one of these people does not work here any more; choose again.";
    throw new AppError("invalid", message, { fields: [{ field: "members", message }] });
  }
  const rows = await tx.teamMember.findMany({
    where: { teamId, staff: { deactivatedAt: null } },
    select: { staff: { select: { id: true, name: true } } },
  });
  const present = rows.map(({ staff }) => staff);
  const added = without(wanted, present);
  const removed = without(present, wanted);
  await tx.teamMember.deleteMany({ where: { teamId, staffId: { in: removed.map(({ id }) => id) } } });
  await tx.teamMember.createMany({ data: added.map(({ id }) => ({ teamId, staffId: id })) });
  return { added: added.map(({ name }) => name), removed: removed.map(({ name }) => name) };
}

const without = (some: Named[], others: Named[]): Named[] =>
  some.filter(({ id }) => !others.some((other) => other.id === id));
