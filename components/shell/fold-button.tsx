"use client";

import { PanelLeft } from "lucide-react";
import { remember, sideBarCookie } from "@/components/shell/preferences";
import { useRootAttribute } from "@/components/shell/use-root-attribute";
import { IconButton } from "@/components/ui/icon-button";

/** Folds the side bar to icons and back; the browser remembers. Tablets always get icons, so it hides there. */
export function FoldButton() {
  const folded = useRootAttribute("sideBar") === "folded";
  return (
    <IconButton
      label={folded ? "Widen side bar" : "Fold side bar"}
      icon={<PanelLeft />}
      size="sm"
      tooltipSide="right"
      aria-expanded={!folded}
      className="text-muted max-lg:hidden"
      onClick={() => remember(sideBarCookie, folded ? "open" : "folded")}
    />
  );
}
