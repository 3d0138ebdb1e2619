"use client";

import { ErrorState } from "@/components/ui/error-state";
import "./globals.css";

/** The last resort: the document itself failed, so this one brings its own. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  return (
    <html lang="en">
      <body>
        <title>Something failed · Deskuss</title>
        <main className="grid min-h-dvh place-items-center">
          <ErrorState
            heading="h1"
            title="Deskuss could not start this page"
            requestId={error.digest}
            onRetry={reset}
          />
        </main>
      </body>
    </html>
  );
}
