"use client";

import { useRouter } from "next/navigation";
import { useTransition } from "react";
import { ErrorState } from "@/components/ui/error-state";
import { LinkButton } from "@/components/ui/link-button";
import { PageHeader } from "@/components/ui/page-header";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Stands in place of a page that failed; the frame around it stays usable. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  const router = useRouter();
  const [retrying, startTransition] = useTransition();
  // The server must render the page again: `reset` alone would show the same failed answer.
  const retry = () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
  return (
    <>
      <PageHeader title="Something went wrong" />
      <ErrorState
        requestId={error.digest}
        onRetry={retry}
        retrying={retrying}
        action={<LinkButton href="/tickets">Go to tickets</LinkButton>}
      />
    </>
  );
}
