import { useEffect } from "react";

/** Tells the page's styles, as `--keyboard`, how much of it a phone's keyboard covers; browsers keep it from the layout. */
export function useKeyboardInset(active: boolean): void {
  useEffect(() => {
    const view = window.visualViewport;
    if (!active || !view) return;
    const { style } = document.documentElement;
    const measure = () => {
      // Zooming in makes the view smaller too, and is no keyboard.
      const covered = view.scale > 1.05 ? 0 : window.innerHeight - view.height - view.offsetTop;
      style.setProperty("--keyboard", `${Math.max(0, Math.round(covered))}px`);
    };
    measure();
    view.addEventListener("resize", measure);
    view.addEventListener("scroll", measure);
    return () => {
      view.removeEventListener("resize", measure);
      view.removeEventListener("scroll", measure);
      style.removeProperty("--keyboard");
    };
  }, [active]);
}
