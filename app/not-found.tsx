import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";

export const metadata: Metadata = { title: "Not found" };

/** Nothing here, or nothing this person may see: the answer is the same on purpose. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <EmptyState
        heading="h1"
        icon={<SearchX />}
        title="There is nothing at this address"
        action={<LinkButton href="/tickets">Go to tickets</LinkButton>}
      >
        It may have been moved or deleted, or you may not have access to it.
      </EmptyState>
    </main>
  );
}
