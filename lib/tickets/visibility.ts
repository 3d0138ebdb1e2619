import "server-only";
import type { Context } from "@/lib/context";
import type { Prisma } from "@/lib/db/generated/client";

/** Which tickets somebody may see. A narrower sight (some departments, one customer) becomes a member of this. */
type Sight = "all" | "none";

/** The one place that decides who sees which tickets; every read of a ticket goes through one of the two below. */
function sight({ actor }: Context): Sight {
  return actor.type === "apiKey" ? "none" : "all";
}

/** The tickets this context may see, as a condition for Prisma. */
export function visibleWhere(context: Context): Prisma.TicketWhereInput {
  return sight(context) === "all" ? {} : { id: { in: [] } };
}

/** The tickets this context may see, as a condition on the SQL table `ticket`. */
export function visibleSql(context: Context): string {
  return sight(context) === "all" ? "TRUE" : "FALSE";
}
