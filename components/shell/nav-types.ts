import type { ReactNode } from "react";

/** One place in the panel. The icon is an element (`<Inbox />`), because those cross from server to client. */
export type NavItem = {
  href: string;
  label: string;
  icon?: ReactNode;
  count?: number;
};

/** Places that belong together, under a small heading if it has one. */
export type NavSection = { label?: string; items: readonly NavItem[] };
