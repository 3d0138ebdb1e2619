import type { ReactNode } from "react";
import type { NavSection } from "@/components/shell/nav-types";
import { SettingsNav } from "@/components/shell/settings-nav";

type SettingsLayoutProps = {
  /** "Settings" or "System". */
  title: string;
  sections: readonly NavSection[];
  children: ReactNode;
};

/** A part of the panel with its own list of pages at the left; on narrow screens a strip above the page. */
export function SettingsLayout({ title, sections, children }: SettingsLayoutProps) {
  return (
    <div className="lg:grid lg:min-h-dvh lg:grid-cols-[13rem_minmax(0,1fr)]">
      <div className="border-line border-b bg-surface lg:border-r lg:border-b-0">
        <div className="max-lg:relative max-lg:overflow-x-auto lg:sticky lg:top-0">
          <p className="hidden h-13 items-center px-5 font-semibold lg:flex">{title}</p>
          <SettingsNav label={title} sections={sections} />
        </div>
      </div>
      <div className="min-w-0">{children}</div>
    </div>
  );
}
