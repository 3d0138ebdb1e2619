"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Ellipsis } from "lucide-react";
import Link from "next/link";
import type { ReactElement, ReactNode } from "react";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";
import { usePopUpRoot } from "@/components/ui/pop-up-root";

export type MenuItem =
  | { separator: true }
  | {
      label: string;
      icon?: ReactNode;
      /** Does something … */
      onSelect?: () => void;
      /** … or goes somewhere. */
      href?: string;
      tone?: "danger";
      disabled?: boolean;
    };

type MenuProps = {
  /** What the menu is about, for its button's accessible name: 'Actions for “CRM Integration”'. */
  label: string;
  items: readonly MenuItem[];
  /** The opening element; three dots when left out. */
  trigger?: ReactElement;
  align?: "start" | "center" | "end";
};

/** Further actions on one thing: the row menu. To confirm one, open a ConfirmDialog from `onSelect`. */
export function Menu({ label, items, trigger, align = "end" }: MenuProps) {
  const root = usePopUpRoot();
  return (
    <Base.Root>
      {trigger ? (
        <Base.Trigger render={trigger} aria-label={label} />
      ) : (
        <Base.Trigger
          aria-label={label}
          className={cx(buttonClass({ variant: "ghost", size: "sm", iconOnly: true }), "text-muted")}
        >
          <Ellipsis />
        </Base.Trigger>
      )}
      <Base.Portal container={root}>
        <Base.Positioner align={align} sideOffset={4} className="z-50 outline-none">
          <Base.Popup className={cx(menuPopupClass, "min-w-44 max-w-80")}>{items.map(renderItem)}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function renderItem(item: MenuItem, index: number) {
  if ("separator" in item) {
    return <Base.Separator key={`separator-${index}`} className="my-1 h-px bg-line" />;
  }
  const className = cx(menuItemClass, item.tone === "danger" && "text-danger [&_svg]:text-danger!");
  const content = (
    <>
      {item.icon}
      {item.label}
    </>
  );
  return item.href === undefined ? (
    <Base.Item key={item.label} disabled={item.disabled} onClick={item.onSelect} className={className}>
      {content}
    </Base.Item>
  ) : (
    <Base.LinkItem key={item.label} closeOnClick render={<Link href={item.href} />} className={className}>
      {content}
    </Base.LinkItem>
  );
}
