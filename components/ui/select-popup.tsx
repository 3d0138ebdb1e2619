import { Select as Base } from "@base-ui/react/select";
import { Check } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "@/components/ui/cx";
import { menuItemClass, menuPopupClass } from "@/components/ui/menu-class";
import { usePopUpRoot } from "@/components/ui/pop-up-root";

export type SelectOption = {
  value: string;
  label: string;
  icon?: ReactNode;
  disabled?: boolean;
};

/** What a select's trigger opens: its options, the chosen one ticked. `className` says how wide it may be. */
export function SelectPopup({ options, className }: { options: readonly SelectOption[]; className: string }) {
  const root = usePopUpRoot();
  return (
    <Base.Portal container={root}>
      <Base.Positioner
        alignItemWithTrigger={false}
        align="start"
        sideOffset={4}
        className="z-50 outline-none"
      >
        <Base.Popup className={cx(menuPopupClass, className)}>
          <Base.List>
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                disabled={option.disabled}
                className={cx(menuItemClass, "pr-8")}
              >
                {option.icon}
                <Base.ItemText className="truncate">{option.label}</Base.ItemText>
                <Base.ItemIndicator className="absolute right-3">
                  <Check />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.List>
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
