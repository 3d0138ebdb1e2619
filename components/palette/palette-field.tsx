"use client";

import { Search } from "lucide-react";
import { KeyWords } from "@/components/shortcuts/key-words";
import { buttonClass } from "@/components/ui/button-class";
import { controlClass } from "@/components/ui/control-class";
import { cx } from "@/components/ui/cx";
import { OPEN_KEYS } from "./commands";
import { useOpenPalette } from "./palette-context";

/** The side bar's search field: a button that opens the palette; an icon where the bar is folded. */
export function PaletteField() {
  const open = useOpenPalette();
  return (
    <button
      type="button"
      // The drawer of a phone closes with it, see PhoneBar.
      data-closes-menu
      aria-haspopup="dialog"
      aria-keyshortcuts="Control+K Meta+K"
      title="Search and commands"
      onClick={open}
      className={cx(
        controlClass,
        "flex h-control-small items-center gap-2 px-2.5 text-muted text-sm folded:mx-auto folded:w-control-small folded:justify-center folded:px-0",
      )}
    >
      <Search className="size-3.5" />
      <span className="min-w-0 flex-1 truncate text-start folded:sr-only">
        Search<span className="sr-only"> and commands</span>
      </span>
      <span aria-hidden="true" className="folded:hidden pointer-coarse:hidden">
        <KeyWords keys={OPEN_KEYS} />
      </span>
    </button>
  );
}

/** The same as an icon, for the bar of a phone. */
export function PaletteButton() {
  const open = useOpenPalette();
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      aria-label="Search and commands"
      onClick={open}
      className={buttonClass({ variant: "ghost", iconOnly: true })}
    >
      <Search />
    </button>
  );
}
