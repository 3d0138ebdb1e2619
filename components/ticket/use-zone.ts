"use client";

import { useSyncExternalStore } from "react";

const never = () => () => undefined;

/** The zone to name days in: the reader's own (undefined), which the server, rendering first, does not know. */
export const useZone = (): string | undefined =>
  useSyncExternalStore(
    never,
    () => undefined,
    () => "UTC",
  );
