import Link from "next/link";
import { cx } from "@/components/ui/cx";

type NavTabsProps = {
  label: string;
  items: readonly { href: string; label: string; count?: number; active: boolean }[];
};

/** Views that have their own URL: open, closed, all. */
export function NavTabs({ label, items }: NavTabsProps) {
  return (
    <nav aria-label={label} className="flex shrink-0 gap-px rounded-lg bg-sunken p-0.5">
      {items.map((item) => (
        <Link
          key={item.href}
          href={item.href}
          aria-current={item.active ? "page" : undefined}
          className={cx(
            "flex h-control-small items-center gap-1.5 whitespace-nowrap rounded-md border px-2.5 text-sm transition-colors",
            item.active
              ? "border-line bg-raised font-medium text-text"
              : "border-transparent text-muted hover:text-text",
          )}
        >
          {item.label}
          {item.count !== undefined && (
            <span className="tabular font-normal text-muted text-xs">{item.count.toLocaleString("en")}</span>
          )}
        </Link>
      ))}
    </nav>
  );
}
