"use client";

import { Toolbar as Base } from "@base-ui/react/toolbar";
import type { ComponentProps, ReactNode } from "react";
import { KeyWords } from "@/components/shortcuts/key-words";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { Tooltip } from "@/components/ui/tooltip";

type ToolButtonProps = Omit<ComponentProps<"button">, "children" | "aria-label"> & {
  label: string;
  /** As in useShortcuts: "mod+b". */
  keys: string;
  icon: ReactNode;
  pressed: boolean;
};

/** A button of the toolbar; its tooltip says the keys that do the same. */
export function ToolButton({ label, keys, icon, pressed, ...rest }: ToolButtonProps) {
  return (
    <Tooltip
      content={
        <span className="inline-flex items-center gap-2">
          {label}
          <KeyWords keys={keys} />
        </span>
      }
    >
      <Base.Button
        {...rest}
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={ariaKeys(keys)}
        // The editor keeps its selection.
        onMouseDown={(event) => event.preventDefault()}
        className={cx(
          buttonClass({ variant: "ghost", size: "sm", iconOnly: true }),
          pressed ? "bg-selected text-text" : "text-muted",
        )}
      >
        {icon}
      </Base.Button>
    </Tooltip>
  );
}

const ariaKeys = (keys: string) =>
  keys
    .split("+")
    .map((key) => (key === "mod" ? "Control" : key.charAt(0).toUpperCase() + key.slice(1)))
    .join("+");
