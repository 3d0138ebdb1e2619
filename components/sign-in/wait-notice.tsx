"use client";

import { useEffect, useState } from "react";
import { Banner } from "@/components/ui/banner";

const secondsTo = (until: number) => Math.max(0, Math.ceil((until - Date.now()) / 1000));

/** Counts down to the next attempt. Screen readers hear the whole wait once, not every second of it. */
export function WaitNotice({ until }: { until: number }) {
  const [whole] = useState(() => secondsTo(until));
  const [left, setLeft] = useState(whole);

  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsTo(until)), 250);
    return () => clearInterval(timer);
  }, [until]);

  if (left === 0) return <Banner>You can try again now.</Banner>;
  return (
    <Banner tone="danger" title="Too many attempts">
      <span className="sr-only">Wait {whole} seconds, then try again.</span>
      <span aria-hidden="true" className="tabular">
        Wait {left} s, then try again.
      </span>
    </Banner>
  );
}
