"use client";

import { useSyncExternalStore } from "react";
import { exactWords } from "@/components/ui/time-words";

const never = () => () => undefined;

/** "23 Nov, 03:30:12" in the reader's zone; UTC as long as only the server has spoken. The whole of it on hover. */
export function LogTime({ value, className }: { value: Date; className?: string }) {
  const zone = useSyncExternalStore(
    never,
    () => undefined,
    () => "UTC",
  );
  const short = value.toLocaleString("en-GB", {
    day: "2-digit",
    month: "short",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone: zone,
  });
  return (
    <time dateTime={value.toISOString()} title={exactWords(value, zone)} className={className}>
      {short}
    </time>
  );
}
