"use client";

import { ErrorState } from "@/components/ui/error-state";

/** Any page that failed; its digest is what the server's log calls the failure. */
export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState heading="h1" requestId={error.digest} onRetry={reset} />
    </main>
  );
}
