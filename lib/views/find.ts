import "server-only";
import { requireStaff } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Prisma, SavedView } from "@/lib/db/generated/client";
import { prepared } from "@/lib/db/prepared";
import type { ViewLine } from "./schema";

/** A side bar with more of them would hide the queues; the newest ones are left out. */
const MOST_VIEWS = 100;

type ViewRow = Pick<SavedView, "id" | "name" | "shared" | "query" | "staffId">;

/** The reader's own views and everybody's shared ones, by name. */
export async function findViews(context: Context): Promise<ViewLine[]> {
  requireStaff(context);
  // As visibleViews has it; SQL, because every page asks.
  const { rows: views } = await context.db.pool.query<ViewRow>(
    prepared(
      `SELECT id, name, shared, query, staff_id AS "staffId" FROM saved_view WHERE staff_id = $1 OR shared
       ORDER BY id LIMIT ${MOST_VIEWS}`,
      [context.actor.type === "staff" ? context.actor.id : 0],
    ),
  );
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
export function viewLine({ actor }: Context, { id, name, shared, query, staffId }: ViewRow): ViewLine {
  const own = actor.type === "staff" && actor.id === staffId;
  const administrator = actor.type === "staff" && actor.role === "administrator";
  return { id, name, shared, query, changeable: own || (shared && administrator) };
}
