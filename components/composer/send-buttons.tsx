"use client";

import { CheckCheck, ChevronDown, CircleCheck, Clock, CornerDownRight } from "lucide-react";
import { KeyWords } from "@/components/shortcuts/key-words";
import { Button } from "@/components/ui/button";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { Menu } from "@/components/ui/menu";
import { Tooltip } from "@/components/ui/tooltip";
import type { DraftKind } from "@/lib/drafts/schema";

/** What happens along with the message: to the ticket, and where the reader goes. */
export type Sending = { after: "stay" | "resolve" | "pending"; next: boolean };

type SendButtonsProps = {
  kind: DraftKind;
  /** Whether there is something left to resolve. */
  resolvable: boolean;
  pending: boolean;
  onSend: (sending: Sending) => void;
};

/** Send, and what can be done in the same breath. */
export function SendButtons({ kind, resolvable, pending, onSend }: SendButtonsProps) {
  const verb = kind === "note" ? "Add note" : "Send";
  return (
    <div className="flex">
      <Tooltip
        content={
          <span className="inline-flex items-center gap-2">
            {verb}
            <KeyWords keys="mod+enter" />
          </span>
        }
      >
        <Button
          variant="primary"
          pending={pending}
          aria-keyshortcuts="Control+Enter"
          onClick={() => onSend({ after: "stay", next: false })}
          className="rounded-e-none"
        >
          {verb}
        </Button>
      </Tooltip>
      <Menu
        label="More ways to send"
        trigger={
          <button
            type="button"
            disabled={pending}
            className={cx(
              buttonClass({ variant: "primary", iconOnly: true }),
              "w-8! rounded-s-none border-on-solid/30 border-s",
            )}
          >
            <ChevronDown />
          </button>
        }
        items={[
          ...(resolvable
            ? [
                {
                  label: `${verb} and resolve`,
                  icon: <CircleCheck />,
                  onSelect: () => onSend({ after: "resolve", next: false }),
                },
              ]
            : []),
          {
            label: `${verb} and next`,
            icon: <CornerDownRight />,
            onSelect: () => onSend({ after: "stay", next: true }),
          },
          ...(resolvable
            ? [
                {
                  label: `${verb}, resolve and next`,
                  icon: <CheckCheck />,
                  onSelect: () => onSend({ after: "resolve", next: true }),
                },
              ]
            : []),
          {
            label: `${verb} and set pending`,
            icon: <Clock />,
            onSelect: () => onSend({ after: "pending", next: false }),
          },
        ]}
      />
    </div>
  );
}
