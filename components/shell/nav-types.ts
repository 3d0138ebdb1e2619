import type { ReactNode } from "react";
import type { Count } from "@/lib/tickets/views";

/** One place in the panel. The icon is an element (`<Inbox />`), because those cross from server to client. */
export type NavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: Count;
  /** Draws the eye to the count: something here waits for this reader. */
  urgent?: boolean;
  /** What of an address says that the reader is here, where that is less than the whole `href`. */
  match?: string;
  /** The reader is not here when on a page below it: a ticket belongs to many queues. */
  exact?: boolean;
};

/** Places that belong together, under a small heading if it has one. */
export type NavSection = { label?: string; items: readonly NavItem[] };
