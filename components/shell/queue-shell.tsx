"use client";

import { useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { AppShell } from "@/components/shell/app-shell";
import { queueSections } from "@/components/shell/queue-sections";
import { useQueueCounts } from "@/components/shell/use-queue-counts";
import type { QueueCounts } from "@/lib/tickets/views";
import type { ViewLine } from "@/lib/views/schema";

type QueueShellProps = Omit<ComponentProps<typeof AppShell>, "sections"> & {
  counts: QueueCounts;
  views: readonly ViewLine[];
};

/** The frame with the queues in its side bar, counted live. */
export function QueueShell({ counts, views, ...props }: QueueShellProps) {
  const shown = useQueueCounts(counts);
  const queue = useSearchParams().get("queue");
  return <AppShell {...props} sections={queueSections(shown, views, queue)} />;
}
