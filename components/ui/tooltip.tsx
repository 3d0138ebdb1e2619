"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { usePopUpRoot } from "@/components/ui/pop-up-root";

type TooltipProps = {
  content: ReactNode;
  /** The element that is explained; it must take a ref and props, as every Button does. */
  children: ReactElement;
  side?: "top" | "right" | "bottom" | "left";
  disabled?: boolean;
};

/** A few words on hover or focus. Never the only place that says something: fingers don't hover. */
export function Tooltip({ content, children, side = "top", disabled }: TooltipProps) {
  const root = usePopUpRoot();
  return (
    <Base.Root disabled={disabled}>
      <Base.Trigger render={children} />
      <Base.Portal container={root}>
        <Base.Positioner side={side} sideOffset={6} className="z-50">
          <Base.Popup className="popup-motion max-w-72 rounded-md border border-line bg-raised px-2 py-1 text-text text-xs shadow-raised">
            {content}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
