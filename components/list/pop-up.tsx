"use client";

import { Popover } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { menuPopupClass } from "@/components/ui/menu-class";

type PopUpProps = {
  /** The button that opens it. */
  trigger: ReactElement;
  /** What it is for, for screen readers. */
  label: string;
  children: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "end";
  side?: "top" | "bottom";
  className?: string;
};

/** A small box that hangs on a button and holds what the button chooses from. */
export function PopUp(props: PopUpProps) {
  const { trigger, label, children, open, onOpenChange, align = "start", side = "bottom", className } = props;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger render={trigger} />
      <Popover.Portal>
        <Popover.Positioner align={align} side={side} sideOffset={4} collisionPadding={8} className="z-50">
          <Popover.Popup
            aria-label={label}
            className={cx(menuPopupClass, "w-64 max-w-(--available-width)", className)}
          >
            {children}
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
