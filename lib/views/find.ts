import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma, SavedView } from "@/lib/db/generated/client";
import type { ViewLine } from "./schema";

/** A side bar with more of them would hide the queues; the newest ones are left out. */
const MOST_VIEWS = 100;

/** The reader's own views and everybody's shared ones, by name. */
export async function findViews(context: Context): Promise<ViewLine[]> {
  requireStaff(context);
  const views = await context.db.prisma.savedView.findMany({
    where: visibleViews(context),
    orderBy: { id: "asc" },
    take: MOST_VIEWS,
  });
  const byName = new Intl.Collator("en", { sensitivity: "base", numeric: true });
  return views
    .map((view) => viewLine(context, view))
    .sort((one, other) => byName.compare(one.name, other.name));
}

/** The views this context may see: of others only what they share. */
export function visibleViews({ actor }: Context): Prisma.SavedViewWhereInput {
  return actor.type === "staff" ? { OR: [{ staffId: actor.id }, { shared: true }] } : { shared: true };
}

/** A view's owner changes it, and administrators change shared ones. */
export function viewLine({ actor }: Context, { id, name, shared, query, staffId }: SavedView): ViewLine {
  const own = actor.type === "staff" && actor.id === staffId;
  const administrator = actor.type === "staff" && actor.role === "administrator";
  return { id, name, shared, query, changeable: own || (shared && administrator) };
}
