import "server-only";
import { randomUUID } from "node:crypto";
import { currentStaff, type StaffContext } from "@/lib/auth/staff";
import type { Role } from "@/lib/context";
import { database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";

/**
 * A GET handler that another site's page sends staff back to: does what its query is for, and leads on to one of our
 * pages, whose address carries nothing of it. Not signed in: to the sign-in page. An agent where an administrator is
 * needed: not found.
 * @param act answers the path to go on to
 */
export function returnRoute(
  role: Role,
  act: (context: StaffContext, query: Record<string, string>) => Promise<string>,
) {
  return async (request: Request): Promise<Response> => {
    try {
      const context = await currentStaff();
      const { pathname, searchParams } = new URL(request.url);
      if (!context) return leadTo(`/sign-in?next=${encodeURIComponent(pathname)}`);
      if (role === "administrator" && context.actor.role !== "administrator")
        return text(404, "There is no such page.");
      return leadTo(await act(context, Object.fromEntries(searchParams)));
    } catch (thrown) {
      const requestId = randomUUID();
      const error = thrown instanceof Error ? thrown : new Error(String(thrown));
      const details = { stack: error.stack ?? "" };
      void log(database(), { level: "error", area: "panel", message: error.message, requestId, details });
      return text(500, `Something went wrong on our side. Try again; request id ${requestId}.`);
    }
  };
}

const HEADERS = { "cache-control": "no-store", "referrer-policy": "no-referrer" };

const leadTo = (location: string) => new Response(null, { status: 303, headers: { ...HEADERS, location } });

const text = (status: number, message: string) =>
  new Response(message, { status, headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" } });
