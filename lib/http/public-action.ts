import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { clientIp, floodAddress } from "@/lib/client-ip";
import type { Context } from "@/lib/context";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { settings } from "@/lib/settings/read";
import { type FormValues, readForm, refuse } from "./form-answer";
import type { FormState } from "./form-state";

/** What somebody who is not signed in acts with: no actor, so only verbs that ask for none can be called. */
export type PublicContext = Pick<Context, "db" | "ip">;

/** Sendings a minute from one address, all public forms together; nobody types faster, and each may hash a password. */
const PER_MINUTE = 20;

const holder = globalThis as typeof globalThis & { deskussPublicActions?: RateLimiterMemory };

/**
 * A server action for a form that is shown to anybody, of the same shape as formAction: `save` must check by itself
 * what the caller may do (a one-time link's token, say). One address can send only so many a minute.
 */
export function publicAction<T>(save: (context: PublicContext, values: FormValues) => Promise<T>) {
  return async (_: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const db = database();
    const { trustedProxies } = await settings.get(db);
    const context = { db, ip: clientIp(await headers(), trustedProxies, env().VERCEL) };
    const values = readForm(form);
    try {
      await spend(context.ip);
      const result = await save(context, values);
      return { status: "saved", result, at: Date.now() };
    } catch (thrown) {
      unstable_rethrow(thrown);
      return refuse(context, thrown, values);
    }
  };
}

async function spend(ip: string | null): Promise<void> {
  // Next bundles modules more than once, hence globalThis. This process's memory is enough: it guards its own CPU.
  holder.deskussPublicActions ??= new RateLimiterMemory({
    keyPrefix: "public",
    points: PER_MINUTE,
    duration: 60,
  });
  try {
    await holder.deskussPublicActions.consume(floodAddress(ip));
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    const retryAfter = Math.max(1, Math.ceil(error.msBeforeNext / 1000));
    throw new AppError("rate_limited", `Too many attempts. Wait ${retryAfter} s, then try again.`, {
      retryAfter,
    });
  }
}
