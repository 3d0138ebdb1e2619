"use client";

import { createContext, type ReactNode, useEffect, useState } from "react";
import { LiveSource } from "./live-source";
import { LiveStatus } from "./live-status";

/** Null outside the panel: pages that are printed, or shown to nobody in particular, do not change by themselves. */
export const LiveContext = createContext<LiveSource | null>(null);

/** Keeps everything inside up to date without reloading; stands once, around the panel. */
export function LiveProvider({ children }: { children: ReactNode }) {
  const [source] = useState(() => new LiveSource());
  useEffect(() => source.start(), [source]);
  return (
    <LiveContext value={source}>
      {children}
      <LiveStatus source={source} />
    </LiveContext>
  );
}
