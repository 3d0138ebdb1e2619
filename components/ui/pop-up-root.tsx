"use client";

import { createContext, type ReactNode, type RefObject, useContext, useRef } from "react";

const PopUpRootContext = createContext<RefObject<HTMLElement | null> | undefined>(undefined);

/**
 * Holds the menus and lists that open from what is inside, so that they stand in the landmark of what they belong to and
 * not beside the page, where those who go from landmark to landmark would miss them.
 */
export function PopUpRoot({ children }: { children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  return (
    <PopUpRootContext value={root}>
      {children}
      <div ref={root} />
    </PopUpRootContext>
  );
}

/** Around a modal dialog's content: what opens from there must not be in the page, which the dialog has put to sleep. */
export function OwnPopUps({ children }: { children: ReactNode }) {
  return <PopUpRootContext value={undefined}>{children}</PopUpRootContext>;
}

/** For the `container` of a menu's or a list's portal. */
export const usePopUpRoot = () => useContext(PopUpRootContext);
