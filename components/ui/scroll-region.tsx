"use client";

import { type ReactNode, useEffect, useRef, useState } from "react";
import { cx } from "@/components/ui/cx";

type ScrollRegionProps = { label: string; children: ReactNode; className?: string };

/**
 * A box whose content may be wider than it is. While something is cut off it can be reached and scrolled by
 * keyboard; while nothing is, it is no stop on the way.
 */
export function ScrollRegion({ label, children, className }: ScrollRegionProps) {
  const box = useRef<HTMLElement>(null);
  // Without JavaScript it stays a stop: one too many is better than text that cannot be reached.
  const [cutOff, setCutOff] = useState(true);

  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const measure = () =>
      setCutOff(
        getComputedStyle(element).overflowX !== "visible" &&
          (element.scrollWidth > element.clientWidth || element.scrollHeight > element.clientHeight),
      );
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <section
      ref={box}
      aria-label={label}
      tabIndex={cutOff ? 0 : undefined}
      className={cx("relative", className)}
    >
      {children}
    </section>
  );
}
