"use client";

import { Menu as Base } from "@base-ui/react/menu";
import { Check, ChevronsUpDown, CircleUser, Keyboard, LogOut } from "lucide-react";
import Link from "next/link";
import { useTransition } from "react";
import { remember, themeCookie } from "@/components/shell/preferences";
import { themes } from "@/components/shell/theme-switcher";
import { useRootAttribute } from "@/components/shell/use-root-attribute";
import { useShortcutRegistry } from "@/components/shortcuts/registry-context";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";
import { usePopUpRoot } from "@/components/ui/pop-up-root";

export type Person = {
  name: string;
  /** What stands under the name: "Administrator". */
  role: string;
};

type PersonMenuProps = { person: Person; accountHref: string; signOut: () => Promise<void> };

/** The signed-in person at the foot of the side bar: my account, theme, sign out. */
export function PersonMenu({ person, accountHref, signOut }: PersonMenuProps) {
  const theme = useRootAttribute("theme") ?? "system";
  const [, startTransition] = useTransition();
  const root = usePopUpRoot();
  const { show: showShortcuts } = useShortcutRegistry();
  return (
    <Base.Root>
      <Base.Trigger className="flex h-11 w-full items-center gap-2.5 rounded-md px-2 text-start transition-colors hover:bg-hover data-popup-open:bg-hover folded:justify-center folded:px-0">
        <Avatar name={person.name} />
        <span className="min-w-0 flex-1 folded:sr-only">
          <span dir="auto" className="block truncate font-medium text-sm">
            {person.name}
          </span>
          <span className="block truncate text-muted text-xs">{person.role}</span>
          <span className="sr-only">My account, keyboard shortcuts, theme, sign out</span>
        </span>
        <ChevronsUpDown className="size-3.5 text-muted folded:hidden" />
      </Base.Trigger>
      <Base.Portal container={root}>
        <Base.Positioner side="top" align="start" sideOffset={4} className="z-60 outline-none">
          <Base.Popup className={cx(menuPopupClass, "min-w-56")}>
            <Base.LinkItem closeOnClick render={<Link href={accountHref} />} className={menuItemClass}>
              <CircleUser />
              My account
            </Base.LinkItem>
            <Base.Item onClick={showShortcuts} className={menuItemClass}>
              <Keyboard />
              Keyboard shortcuts
            </Base.Item>
            <Base.Separator className="my-1 h-px bg-line" />
            <Base.RadioGroup value={theme}>
              <Base.GroupLabel className="px-2 py-1 text-muted text-xs">Theme</Base.GroupLabel>
              {themes.map((choice) => (
                <Base.RadioItem
                  key={choice.value}
                  value={choice.value}
                  onClick={() => remember(themeCookie, choice.value)}
                  className={menuItemClass}
                >
                  {choice.icon}
                  <span className="flex-1">{choice.label}</span>
                  <Base.RadioItemIndicator>
                    <Check />
                  </Base.RadioItemIndicator>
                </Base.RadioItem>
              ))}
            </Base.RadioGroup>
            <Base.Separator className="my-1 h-px bg-line" />
            <Base.Item onClick={() => startTransition(() => signOut())} className={menuItemClass}>
              <LogOut />
              Sign out
            </Base.Item>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
