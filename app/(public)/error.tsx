"use client";

import { ErrorState } from "@/components/ui/error-state";

type ErrorPageProps = { error: Error & { digest?: string }; reset: () => void };

/** Most likely the database is away: nothing here works without it. */
export default function ErrorPage({ error, reset }: ErrorPageProps) {
  return (
    <main className="grid min-h-dvh place-items-center">
      <ErrorState title="This page could not be shown" requestId={error.digest} onRetry={reset}>
        Nothing is lost. Try again in a moment; if it keeps failing, tell your administrator.
      </ErrorState>
    </main>
  );
}
