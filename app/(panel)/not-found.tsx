import { SearchX } from "lucide-react";
import type { Metadata } from "next";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

export const metadata: Metadata = { title: "Not found" };

/** What does not exist, and what this person may not see: the same page for both, inside the frame. */
export default function NotFoundPage() {
  return (
    <>
      <PageHeader title="Not found" />
      <EmptyState
        icon={<SearchX />}
        title="There is nothing at this address"
        action={<LinkButton href="/tickets">Go to tickets</LinkButton>}
      >
        It may have been moved or deleted, or you may not have access to it.
      </EmptyState>
    </>
  );
}
