"use client";

import { useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { ask, DeskError } from "@/components/desk/ask";
import { fromJson, type RenderedThread, type SentThread } from "@/components/ticket/rendered-thread";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";

type EarlierButtonProps = {
  ticketId: number;
  known: RenderedThread;
  images: string;
  onLoaded: (before: RenderedThread) => void;
};

const PAGE = 30;

/** Loads the stretch above; what one reads stays where it is, because the thread is laid out from its end. */
export function EarlierButton({ ticketId, known, images, onLoaded }: EarlierButtonProps) {
  const [pending, setPending] = useState(false);
  const stop = useRef<AbortController>(null);
  const place = useRef<HTMLDivElement>(null);
  const toast = useToast();
  useEffect(() => () => stop.current?.abort(), []);

  async function load() {
    const controller = new AbortController();
    stop.current = controller;
    setPending(true);
    try {
      const path = `/desk/threads/${ticketId}?before=${known.messages[0]?.id ?? ""}${images && `&${images}`}`;
      const before = fromJson(await ask<SentThread>(path, { signal: controller.signal }));
      holdPlace(place.current, () => onLoaded(before));
    } catch (error) {
      if (controller.signal.aborted) return;
      const message =
        error instanceof DeskError ? error.message : "Earlier messages could not be loaded. Try again.";
      toast({ message, tone: "danger" });
    }
    setPending(false);
  }

  const count = Math.min(PAGE, known.earlier);
  return (
    <div ref={place} className="flex items-center justify-center gap-3">
      <Button size="sm" pending={pending} onClick={load}>
        Show {count} earlier {count === 1 ? "message" : "messages"}
      </Button>
      {known.earlier > PAGE && (
        <span className="text-muted text-sm">of {known.earlier.toLocaleString("en")} not shown</span>
      )}
    </div>
  );
}

/** Keeps the browser from holding on to the button, which stays on top, instead of to what one reads. */
function holdPlace(inside: HTMLElement | null, show: () => void) {
  const scroller = inside?.closest<HTMLElement>("[data-thread]");
  if (!scroller) return show();
  scroller.style.overflowAnchor = "none";
  const { scrollTop } = scroller;
  flushSync(show);
  // Counted from the end, where nothing has changed.
  scroller.scrollTop = scrollTop;
  // Not before the reader scrolls: until then the browser would go back to what it held on to last.
  scroller.addEventListener("scrollend", () => scroller.style.removeProperty("overflow-anchor"), {
    once: true,
  });
}
