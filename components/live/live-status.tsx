"use client";

import { LoaderCircle, LogIn, WifiOff } from "lucide-react";
import { usePathname } from "next/navigation";
import { useEffect, useState, useSyncExternalStore } from "react";
import type { LiveState } from "./feed";
import type { LiveSource } from "./live-source";

/** Short losses mend themselves and are nobody's concern. */
const QUIET_MS = 5_000;

/** Says when what is shown may be out of date, and why; otherwise nothing. */
export function LiveStatus({ source }: { source: LiveSource }) {
  const state = useSyncExternalStore<LiveState>(source.watch, source.state, () => "live");
  const online = useSyncExternalStore(watchLine, isOnline, () => true);
  const shown = useLasting(
    !online ? "offline" : state === "waiting" || state === "signed-out" ? state : null,
  );
  return (
    <div
      role="status"
      className="pointer-events-none fixed inset-x-0 top-15 z-60 md:top-2 flex justify-center px-4 print:hidden"
    >
      {shown && (
        <p className="pointer-events-auto flex items-center gap-2 rounded-full border border-line bg-raised px-3 py-1 text-text text-xs shadow-raised [&>svg]:size-3.5 [&>svg]:shrink-0 [&>svg]:text-muted">
          {shown === "offline" ? (
            <>
              <WifiOff aria-hidden />
              Offline: showing what was loaded
            </>
          ) : shown === "waiting" ? (
            <>
              <LoaderCircle aria-hidden className="motion-safe:animate-spin" />
              Reconnecting…
            </>
          ) : (
            <SignedOut />
          )}
        </p>
      )}
    </div>
  );
}

/** Not led away: something may stand half-written on this page. */
function SignedOut() {
  const path = usePathname();
  return (
    <>
      <LogIn aria-hidden />
      <span>
        You are signed out.{" "}
        <a href={`/sign-in?next=${encodeURIComponent(path)}`} className="font-medium text-accent underline">
          Sign in again
        </a>
      </span>
    </>
  );
}

/** `value` once it has lasted a while; null at once. */
function useLasting<T>(value: T | null): T | null {
  const [lasting, setLasting] = useState<T | null>(null);
  useEffect(() => {
    if (value === null) return;
    const timer = setTimeout(() => setLasting(value), QUIET_MS);
    return () => {
      clearTimeout(timer);
      setLasting(null);
    };
  }, [value]);
  return lasting;
}

const isOnline = () => navigator.onLine;

function watchLine(changed: () => void) {
  const over = new AbortController();
  window.addEventListener("online", changed, { signal: over.signal });
  window.addEventListener("offline", changed, { signal: over.signal });
  return () => over.abort();
}
