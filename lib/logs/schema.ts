import { z } from "zod";
import { idFromText } from "@/lib/id-schema";

export const LOG_LEVELS = ["error", "warning", "info"] as const;
export const LOG_AREAS = ["api", "mail", "cron", "auth", "panel"] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogArea = (typeof LOG_AREAS)[number];

/** How far back a list may be asked to go, in hours. */
export const LOG_RANGES = { "1h": 1, "24h": 24, "7d": 7 * 24, "30d": 30 * 24 } as const;

/** The address of a log list. What makes no sense in it is passed over: a link must always show something. */
export const LogQuery = z.object({
  q: z.string().trim().max(200).catch(""),
  level: z.enum(LOG_LEVELS).optional().catch(undefined),
  area: z.enum(LOG_AREAS).optional().catch(undefined),
  since: z.enum(["1h", "24h", "7d", "30d"]).optional().catch(undefined),
  /** Entries older than this id … */
  before: idFromText.optional().catch(undefined),
});
export type LogQuery = z.output<typeof LogQuery>;
