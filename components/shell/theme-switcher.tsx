"use client";

import { Monitor, Moon, Sun } from "lucide-react";
import { useId } from "react";
import { remember, type Theme, themeCookie } from "@/components/shell/preferences";
import { useRootAttribute } from "@/components/shell/use-root-attribute";

export const themes = [
  { value: "system", label: "System", icon: <Monitor /> },
  { value: "light", label: "Light", icon: <Sun /> },
  { value: "dark", label: "Dark", icon: <Moon /> },
] as const satisfies readonly { value: Theme; label: string; icon: React.ReactNode }[];

/** Lets the reader force light or dark; for My account. The person menu has the same choice. */
export function ThemeSwitcher() {
  const name = useId();
  const current = useRootAttribute("theme") ?? "system";
  return (
    <fieldset className="flex w-fit rounded-lg bg-sunken p-0.5">
      <legend className="sr-only">Theme</legend>
      {themes.map((theme) => (
        <label
          key={theme.value}
          className="flex h-control-small cursor-pointer items-center gap-1.5 rounded-md border border-transparent px-2.5 text-muted text-sm transition-colors has-checked:border-line has-checked:bg-raised has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-accent [&_svg]:size-3.5"
        >
          <input
            type="radio"
            name={name}
            value={theme.value}
            checked={current === theme.value}
            onChange={() => remember(themeCookie, theme.value)}
            className="sr-only"
          />
          {theme.icon}
          {theme.label}
        </label>
      ))}
    </fieldset>
  );
}
