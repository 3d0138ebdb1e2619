"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { OwnPopUps } from "@/components/ui/pop-up-root";

type DialogProps = {
  title: string;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons at the bottom right, the primary one last. Wrap a Cancel in DialogClose. */
  footer?: ReactNode;
  /** The element that opens it, a Button; or control it with `open`. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  size?: "sm" | "md";
};

export const dialogPopupClass =
  "popup-motion fixed top-1/2 left-1/2 z-50 flex max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] -translate-x-1/2 -translate-y-1/2 flex-col overflow-y-auto rounded-xl border border-line bg-raised text-text shadow-raised";
export const dialogBackdropClass =
  "fixed inset-0 z-50 bg-backdrop transition-opacity data-ending-style:opacity-0 data-starting-style:opacity-0";

/** A tiny form or one thing to look at. Anything longer is a page. To ask "are you sure", use ConfirmDialog. */
export function Dialog(props: DialogProps) {
  const { title, description, children, footer, trigger, open, onOpenChange, size = "sm" } = props;
  return (
    <Base.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropClass} />
        <Base.Popup className={cx(dialogPopupClass, size === "sm" ? "max-w-110" : "max-w-160")}>
          <div className="pt-4 pr-14 pl-5">
            <Base.Title className="font-semibold text-lg">{title}</Base.Title>
            {description && <Base.Description className="mt-1 text-muted">{description}</Base.Description>}
          </div>
          <OwnPopUps>
            {children && <div className="px-5 pt-4">{children}</div>}
            <div className="flex flex-wrap justify-end gap-2 px-5 pt-5 pb-4 empty:pt-1">{footer}</div>
          </OwnPopUps>
          {/* Last, so that opening puts the focus on the first field and not here. */}
          <Base.Close
            aria-label="Close"
            className={cx(
              buttonClass({ variant: "ghost", size: "sm", iconOnly: true }),
              "absolute! top-3.5 right-3.5",
            )}
          >
            <X />
          </Base.Close>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Makes a button close the dialog around it: `<DialogClose><Button>Cancel</Button></DialogClose>`. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
