import "server-only";
import { cached } from "@/lib/db/cached";
import type { Database } from "@/lib/db/client";
import { AppError, type FieldIssue } from "@/lib/errors";
import { type Route, type RouteRequest, type RoutingTable, resolveRoute } from "./route-rules";

const routing = cached("routing", 2, async ({ prisma }: Database): Promise<RoutingTable> => {
  const [departments, topics, slaPlans] = await Promise.all([
    prisma.department.findMany({ where: { archivedAt: null } }),
    prisma.helpTopic.findMany({ where: { archivedAt: null } }),
    prisma.slaPlan.findMany({ where: { archivedAt: null } }),
  ]);
  return { departments, topics, slaPlans };
});

/** Call after a department, help topic or SLA plan has changed. */
export const forgetRouting = routing.forget;

/**
 * Where a new ticket goes.
 * @throws AppError not_found naming each of department, priority and topic that does not exist.
 */
export async function routeTicket(db: Database, request: RouteRequest): Promise<Route> {
  let { route, missing } = resolveRoute(await routing.get(db), request);
  if (missing.length > 0) {
    // Another process may have just added it.
    routing.forget(db);
    ({ route, missing } = resolveRoute(await routing.get(db), request));
  }
  if (missing.length > 0 && request.unknown === "refuse") throw notFound(missing);
  return route;
}

function notFound(fields: FieldIssue[]): AppError {
  return new AppError("not_found", fields.map(({ message }) => message).join(" "), { fields });
}
