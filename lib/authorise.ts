import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

/** @throws AppError forbidden unless an administrator or the system itself is acting. */
export function requireAdministrator({ actor }: Context): void {
  if (actor.type === "system" || (actor.type === "staff" && actor.role === "administrator")) return;
  throw new AppError("forbidden", "Only an administrator can do this.");
}

/** @throws AppError forbidden unless a member of staff or the system itself is acting. */
export function requireStaff({ actor }: Context): void {
  if (actor.type !== "apiKey") return;
  throw new AppError("forbidden", "Only staff can do this.");
}

/**
 * The member of staff who is acting, for what is done in somebody's own name.
 * @throws AppError forbidden
 */
export function requireWriter({ actor }: Context): Extract<Context["actor"], { type: "staff" }> {
  if (actor.type === "staff") return actor;
  throw new AppError("forbidden", "Only a member of staff can do this.");
}
