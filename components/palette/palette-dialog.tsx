"use client";

import { Dialog } from "@base-ui/react/dialog";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { cx } from "@/components/ui/cx";
import { dialogBackdropClass } from "@/components/ui/dialog";
import type { Entry } from "./entry";
import { Palette } from "./palette";

type PaletteDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  staffId: number;
  signOut: () => Promise<void>;
};

/** The palette in its dialog: at the top of the page, the whole screen of a phone. It appears without any motion. */
export function PaletteDialog({ open, onOpenChange, staffId, signOut }: PaletteDialogProps) {
  const router = useRouter();
  const chosen = useRef<() => void>(undefined);

  function choose(entry: Entry) {
    if ("href" in entry) router.push(entry.href);
    else chosen.current = entry.run;
    onOpenChange(false);
  }

  // Only then is the focus back where it was: what an action opens takes it from there, and gives it back.
  function closed(isOpen: boolean) {
    if (isOpen) return;
    const run = chosen.current;
    chosen.current = undefined;
    run?.();
  }

  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange} onOpenChangeComplete={closed}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialogBackdropClass} />
        <Dialog.Popup
          aria-label="Search and commands"
          className={cx(
            "fixed inset-0 z-60 flex flex-col overflow-hidden bg-raised text-text outline-none",
            "sm:inset-x-0 sm:top-[12dvh] sm:bottom-auto sm:mx-auto sm:h-[min(27rem,76dvh)] sm:w-[calc(100vw-2rem)] sm:max-w-150",
            "sm:rounded-xl sm:border sm:border-line sm:shadow-raised",
          )}
        >
          <Palette
            staffId={staffId}
            signOut={() => void signOut()}
            choose={choose}
            close={() => onOpenChange(false)}
          />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
