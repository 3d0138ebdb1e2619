"use client";

import { Dialog } from "@base-ui/react/dialog";
import { MenuIcon, X } from "lucide-react";
import Link from "next/link";
import { type MouseEvent, type ReactNode, useState } from "react";
import { Mark } from "@/components/shell/mark";
import { buttonClass } from "@/components/ui/button-class";
import { dialogBackdropClass } from "@/components/ui/dialog";

type PhoneBarProps = {
  homeHref: string;
  /** Stands at the bar's end. */
  search?: ReactNode;
  children: ReactNode;
};

/** On a phone: a bar at the top, and the side bar's content in a drawer that keeps the focus and closes with Esc. */
export function PhoneBar({ homeHref, search, children }: PhoneBarProps) {
  const [open, setOpen] = useState(false);
  const closeOnLink = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a, [data-closes-menu]")) setOpen(false);
  };
  return (
    <header className="sticky top-0 z-30 flex h-13 items-center gap-1 border-line border-b bg-bg px-2 md:hidden">
      <Dialog.Root open={open} onOpenChange={setOpen}>
        <Dialog.Trigger aria-label="Open menu" className={buttonClass({ variant: "ghost", iconOnly: true })}>
          <MenuIcon />
        </Dialog.Trigger>
        <Dialog.Portal>
          <Dialog.Backdrop className={dialogBackdropClass} />
          <Dialog.Popup
            onClick={closeOnLink}
            className="fixed inset-y-0 left-0 z-50 flex w-72 max-w-[calc(100vw-3rem)] flex-col border-line border-r bg-bg transition-transform data-ending-style:-translate-x-full data-starting-style:-translate-x-full"
          >
            <Dialog.Title className="sr-only">Menu</Dialog.Title>
            <Dialog.Close
              aria-label="Close menu"
              className={`${buttonClass({ variant: "ghost", iconOnly: true })} absolute! top-1.5 right-2`}
            >
              <X />
            </Dialog.Close>
            {children}
          </Dialog.Popup>
        </Dialog.Portal>
      </Dialog.Root>
      <Link
        href={homeHref}
        prefetch={false}
        className="flex items-center gap-2 rounded-md px-1 py-1 font-semibold text-lg"
      >
        <Mark />
        Deskuss
      </Link>
      {search && <div className="ml-auto">{search}</div>}
    </header>
  );
}
