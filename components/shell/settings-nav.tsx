"use client";

import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { useEffect, useRef } from "react";
import { activeHref } from "@/components/shell/active-href";
import type { NavSection } from "@/components/shell/nav-types";
import { cx } from "@/components/ui/cx";

/** The second-level list of SettingsLayout. */
export function SettingsNav({ label, sections }: { label: string; sections: readonly NavSection[] }) {
  const path = usePathname();
  const query = useSearchParams();
  const items = sections.flatMap((section) => section.items);
  const active = activeHref(
    items.map((item) => item.href),
    path,
    query,
  );
  const strip = useRef<HTMLElement>(null);

  // On a phone the list is a strip: the page's own entry must not hide beyond its edge.
  useEffect(() => {
    const current = active && strip.current?.querySelector('[aria-current="page"]');
    const scroller = strip.current?.parentElement;
    if (!current || !scroller) return;
    // Not scrollIntoView, which would move the page along.
    const place = current.getBoundingClientRect();
    scroller.scrollLeft += place.left + place.width / 2 - innerWidth / 2;
  }, [active]);

  return (
    <nav
      ref={strip}
      aria-label={label}
      className="flex gap-px px-2 max-lg:w-max max-lg:py-1.5 lg:flex-col lg:gap-4"
    >
      {sections.map((section) => (
        <div key={section.label ?? section.items[0]?.href}>
          {section.label && (
            <p className="px-3 pb-1 font-medium text-muted text-xs max-lg:sr-only">{section.label}</p>
          )}
          <ul className="flex gap-px lg:flex-col">
            {section.items.map((item) => (
              <li key={item.href}>
                <Link
                  href={item.href}
                  aria-current={item.href === active ? "page" : undefined}
                  className={cx(
                    "flex h-control items-center gap-2 whitespace-nowrap rounded-md px-3 transition-colors [&_svg]:size-4 [&_svg]:text-muted",
                    item.href === active ? "bg-selected font-medium" : "hover:bg-hover",
                  )}
                >
                  {item.icon}
                  {item.label}
                  {item.count !== undefined && (
                    <span className="tabular text-muted text-xs">{item.count}</span>
                  )}
                </Link>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}
