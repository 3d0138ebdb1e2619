import type { Metadata } from "next";
import type { ReactNode } from "react";
import { database } from "@/lib/db/client";
import { settings } from "@/lib/settings/read";

/** Every title ends in the help desk's own name, as in the panel. */
export async function generateMetadata(): Promise<Metadata> {
  const { helpDeskName } = await settings.get(database());
  return { title: { default: helpDeskName, template: `%s · ${helpDeskName}` } };
}

/** Pages for whoever is not signed in; each brings its own PublicLayout. */
export default function PublicPages({ children }: { children: ReactNode }) {
  return children;
}
