import "server-only";
import { RateLimiterMemory, type RateLimiterRes } from "rate-limiter-flexible";
import { AppError } from "@/lib/errors";
import type { Settings } from "@/lib/settings/schema";

type Limits = Pick<Settings, "floodRefusedPerMinute" | "floodAcceptedPerSecond" | "floodBurst">;
type Limiters = { limits: string; refused: RateLimiterMemory | null; accepted: RateLimiterMemory | null };

/** One log line a minute tells of a flood as well as a thousand. */
const told = new RateLimiterMemory({ keyPrefix: "told", points: 1, duration: 60 });

const holder = globalThis as typeof globalThis & { deskussFlood?: Limiters };

/**
 * Throws rate_limited when an address or key has had more refused calls in this minute than the settings allow.
 * Kept in this process's memory: no database round trip.
 */
export async function checkFlood(limits: Limits, who: string): Promise<void> {
  const { refused } = limiters(limits);
  const state = await refused?.get(who);
  if (refused && state && state.consumedPoints > refused.points)
    throw flooded("Too many refused requests", state);
}

/** Counts a call that was refused with a 4xx. */
export async function countRefused(limits: Limits, who: string): Promise<void> {
  await limiters(limits)
    .refused?.consume(who)
    .catch(() => undefined);
}

/** Counts a call that is about to be served; throws rate_limited when its key is over its sustained rate. */
export async function countAccepted(limits: Limits, who: string): Promise<void> {
  const { accepted } = limiters(limits);
  await accepted?.consume(who).catch((state: RateLimiterRes) => {
    throw flooded("Too many requests with this key", state);
  });
}

/** Whether this 429 is the first in a minute for the caller, and worth a line in the log. */
export async function isNewFlood(who: string): Promise<boolean> {
  return told.consume(who).then(
    () => true,
    () => false,
  );
}

/** The limiters for these limits; a change of settings starts them anew. */
function limiters(limits: Limits): Limiters {
  const { floodRefusedPerMinute, floodAcceptedPerSecond, floodBurst } = limits;
  const wanted = [floodRefusedPerMinute, floodAcceptedPerSecond, floodBurst].join();
  if (holder.deskussFlood?.limits === wanted) return holder.deskussFlood;
  holder.deskussFlood = {
    limits: wanted,
    refused:
      floodRefusedPerMinute > 0
        ? new RateLimiterMemory({ keyPrefix: "refused", points: floodRefusedPerMinute, duration: 60 })
        : null,
    // A burst may come all at once; over the time it takes to earn it back, the rate is the sustained one.
    accepted:
      floodAcceptedPerSecond > 0
        ? new RateLimiterMemory({
            keyPrefix: "accepted",
            points: floodBurst,
            duration: floodBurst / floodAcceptedPerSecond,
          })
        : null,
  };
  return holder.deskussFlood;
}

function flooded(what: string, { msBeforeNext }: RateLimiterRes): AppError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1000));
  return new AppError("rate_limited", `${what}. Wait ${retryAfter} s, then try again more slowly.`, {
    retryAfter,
  });
}
