import Link from "next/link";
import type { ReactNode } from "react";
import { FoldButton } from "@/components/shell/fold-button";
import { Mark } from "@/components/shell/mark";
import { NavList } from "@/components/shell/nav-list";
import type { NavItem, NavSection } from "@/components/shell/nav-types";
import { type Person, PersonMenu } from "@/components/shell/person-menu";
import { PhoneBar } from "@/components/shell/phone-bar";
import { SkipLink } from "@/components/shell/skip-link";
import { PopUpRoot } from "@/components/ui/pop-up-root";

type AppShellProps = {
  /** The work: tickets and their queues. */
  sections: readonly NavSection[];
  /** The house, at the foot: Settings, System. Give only what this person may open. */
  footer: readonly NavItem[];
  person: Person;
  /** A server action; it ends the session and redirects. */
  signOut: () => Promise<void>;
  accountHref?: string;
  homeHref?: string;
  /** The field that opens the palette; it folds itself. */
  search?: ReactNode;
  /** The same for the bar of a phone, an icon. */
  phoneSearch?: ReactNode;
  /** The link that makes a new ticket, an icon. */
  create?: ReactNode;
  children: ReactNode;
};

/** The panel's frame: side bar (icons when folded), a top bar with a drawer on phones, and the page. */
export function AppShell(props: AppShellProps) {
  const {
    sections,
    footer,
    person,
    signOut,
    accountHref = "/account",
    homeHref = "/tickets",
    search,
    phoneSearch,
    create,
  } = props;
  const content = (fold: ReactNode) => (
    <PopUpRoot>
      <div className="flex h-13 shrink-0 items-center gap-2 px-4 folded:h-auto folded:flex-col folded:px-0 folded:py-3.5">
        <Link
          href={homeHref}
          prefetch={false}
          aria-label="Deskuss"
          className="flex flex-1 items-center gap-2 rounded-md font-semibold text-lg"
        >
          <Mark />
          <span className="folded:hidden">Deskuss</span>
        </Link>
        {create}
        {fold}
      </div>
      {search && <div className="px-2 pb-3">{search}</div>}
      <div className="min-h-0 flex-1 overflow-y-auto py-1">
        <NavList label="Main" sections={sections} />
      </div>
      <div className="shrink-0 pt-2 pb-1">
        <NavList label="Administration" sections={footer.length > 0 ? [{ items: footer }] : []} />
      </div>
      <div className="shrink-0 border-line border-t p-2">
        <PersonMenu person={person} accountHref={accountHref} signOut={signOut} />
      </div>
    </PopUpRoot>
  );
  return (
    <>
      <SkipLink />
      <PhoneBar homeHref={homeHref} search={phoneSearch}>
        {content(null)}
      </PhoneBar>
      <div className="md:grid md:grid-cols-[var(--side-bar)_minmax(0,1fr)]">
        <aside
          data-fixed-side-bar
          aria-label="Side bar"
          className="sticky top-0 z-40 hidden h-dvh flex-col border-line border-r bg-bg md:flex"
        >
          {content(<FoldButton />)}
        </aside>
        <main
          id="main"
          tabIndex={-1}
          className="min-h-[calc(100dvh-3.25rem)] min-w-0 bg-surface outline-none md:min-h-dvh"
        >
          <PopUpRoot>{props.children}</PopUpRoot>
        </main>
      </div>
    </>
  );
}
