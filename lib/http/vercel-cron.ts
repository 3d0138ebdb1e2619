import "server-only";
import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Guard } from "./route";

/**
 * Lets Vercel's scheduler in, which calls with GET and `Authorization: Bearer $CRON_SECRET`.
 * @throws AppError method_not_allowed when no CRON_SECRET is set: then this address takes POST only
 */
export const vercelCron: Guard = async ({ headers }) => {
  const secret = env().CRON_SECRET;
  if (!secret) throw new AppError("method_not_allowed", "This address takes POST requests only.");
  if (!sameText(headers.get("authorization") ?? "", `Bearer ${secret}`))
    throw new AppError(
      "unauthenticated",
      "The scheduler's secret is missing or wrong: send Authorization: Bearer $CRON_SECRET.",
    );
  return { type: "system", task: "Vercel cron" };
};

/** Compares in a time that does not tell how much of the secret was right. */
function sameText(given: string, expected: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
