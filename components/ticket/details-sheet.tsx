"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import { createContext, type ReactNode, useContext, useState } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { dialogBackdropClass } from "@/components/ui/dialog";
import { PopUpRoot } from "@/components/ui/pop-up-root";

type DetailsSheetProps = { open: boolean; onOpenChange: (open: boolean) => void; children: ReactNode };

const ArrivedContext = createContext(true);

/** Whether what stands in a sheet is where it will stay: what opens from a sheet that still moves would hang beside it. */
export const useArrived = () => useContext(ArrivedContext);

/** The details of a ticket where there is no room beside the thread: a sheet from the bottom edge. */
export function DetailsSheet({ open, onOpenChange, children }: DetailsSheetProps) {
  const [arrived, setArrived] = useState(false);
  return (
    <Base.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={setArrived}>
      <Base.Portal>
        <Base.Backdrop className={dialogBackdropClass} />
        <Base.Popup className="fixed inset-x-0 bottom-0 z-50 mx-auto flex max-h-[85dvh] max-w-160 flex-col rounded-t-xl border border-line border-b-0 bg-raised text-text shadow-raised outline-none transition-transform data-ending-style:translate-y-full data-starting-style:translate-y-full">
          <div className="flex shrink-0 items-center justify-between border-line border-b py-2 pr-2 pl-5">
            <Base.Title className="font-semibold text-lg">Details</Base.Title>
            <Base.Close
              aria-label="Close"
              className={cx(buttonClass({ variant: "ghost", size: "sm", iconOnly: true }))}
            >
              <X />
            </Base.Close>
          </div>
          <PopUpRoot>
            <ArrivedContext value={arrived}>
              <div className="min-h-0 overflow-y-auto p-5">{children}</div>
            </ArrivedContext>
          </PopUpRoot>
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
