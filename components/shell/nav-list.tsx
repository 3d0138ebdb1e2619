"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import type { ComponentProps } from "react";
import { countWords } from "@/components/list/words";
import { activeHref } from "@/components/shell/active-href";
import type { NavItem, NavSection } from "@/components/shell/nav-types";
import { useAimed } from "@/components/shell/use-aimed";
import { useFolded } from "@/components/shell/use-folded";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";

/** The links of the side bar; shows where the reader is. Folded, a link is its icon and says its name on hover. */
export function NavList({ sections, label }: { sections: readonly NavSection[]; label: string }) {
  const path = usePathname();
  const query = useSearchParams();
  const folded = useFolded();
  const { aimed, aim } = useAimed();
  // A view is the nearer place than the queue that it narrows down.
  const items = sections
    .flatMap((section) => section.items)
    .filter(({ href, exact }) => !exact || path === href.split("?")[0])
    .sort((one, other) => Number(other.match !== undefined) - Number(one.match !== undefined));
  const place = activeHref(
    items.map(({ match, href }) => match ?? href),
    path,
    query,
  );
  const active = items.find(({ match, href }) => (match ?? href) === place);
  return (
    <nav aria-label={label} className="flex flex-col gap-4 px-2">
      {sections.map((section) => (
        <div key={section.label ?? section.items[0]?.href}>
          {section.label && (
            <p className="px-2 pb-1 font-medium text-muted text-xs folded:sr-only">{section.label}</p>
          )}
          <ul className="flex flex-col gap-px">
            {section.items.map((item) => (
              <li key={item.href}>
                <Tooltip content={item.label} side="right" disabled={!folded}>
                  <NavLink
                    item={item}
                    active={item === active}
                    prefetch={item.href === aimed}
                    onPointerEnter={() => aim(item.href)}
                    onPointerLeave={() => aim(null)}
                    onFocus={() => aim(item.href)}
                    onBlur={() => aim(null)}
                  />
                </Tooltip>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

type NavLinkProps = Omit<ComponentProps<typeof Link>, "href"> & { item: NavItem; active: boolean };

function NavLink({ item, active, ...rest }: NavLinkProps) {
  return (
    <Link
      {...rest}
      href={item.href}
      aria-current={active ? "page" : undefined}
      className={cx(
        "flex h-control-small items-center gap-2.5 rounded-md px-2.5 transition-colors [&_svg]:size-4 [&_svg]:shrink-0",
        "folded:justify-center folded:px-0",
        active
          ? "bg-selected font-medium text-text [&_svg]:text-accent"
          : "text-text hover:bg-hover [&_svg]:text-muted",
      )}
    >
      {item.icon}
      <span dir="auto" className="min-w-0 flex-1 truncate text-left folded:sr-only">
        {item.label}
      </span>
      {item.count !== undefined && (
        <span
          className={cx(
            "tabular text-xs folded:sr-only",
            item.urgent ? "font-semibold text-danger" : active ? "text-text" : "text-muted",
          )}
        >
          {countWords(item.count)}
        </span>
      )}
    </Link>
  );
}
