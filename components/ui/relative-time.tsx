"use client";

import { exactWords, relativeWords } from "@/components/ui/time-words";
import { useNow } from "@/components/ui/use-now";

type RelativeTimeProps = {
  value: Date | string | number;
  /** `exact` shows the whole time at once: for logs and histories. */
  format?: "relative" | "exact";
  className?: string;
};

/**
 * A moment, seen from now, kept up to date; the exact one on hover. The server does not know the reader's zone, so
 * the first rendering speaks UTC and the browser puts its own zone in at once.
 */
export function RelativeTime({ value, format = "relative", className }: RelativeTimeProps) {
  const now = useNow();
  const at = new Date(value);
  const zone = now === undefined ? "UTC" : undefined;
  const exact = exactWords(at, zone);
  const words = format === "exact" ? exact : relativeWords(at, new Date(now ?? Date.now()), zone);
  return (
    // The server's clock and the reader's differ by moments: both are right, neither is worth a warning.
    <time dateTime={at.toISOString()} title={exact} className={className} suppressHydrationWarning>
      {words}
    </time>
  );
}
