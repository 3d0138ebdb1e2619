"use client";

import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "@/components/ui/button";
import type { ButtonSize, ButtonVariant } from "@/components/ui/button-class";
import { copyText } from "@/components/ui/copy-text";
import { IconButton } from "@/components/ui/icon-button";

type CopyButtonProps = {
  value: string;
  /** The verb and the thing: "Copy key". */
  label?: string;
  iconOnly?: boolean;
  variant?: ButtonVariant;
  size?: ButtonSize;
  /** Told after a copy that worked: a page that guards against leaving can let go. */
  onCopied?: () => void;
};

type Outcome = "idle" | "copied" | "failed";

/** Puts a text on the clipboard and says so. */
export function CopyButton(props: CopyButtonProps) {
  const { value, label = "Copy", iconOnly = false, variant, size = "sm", onCopied } = props;
  const [outcome, setOutcome] = useState<Outcome>("idle");

  useEffect(() => {
    if (outcome === "idle") return;
    const timer = setTimeout(() => setOutcome("idle"), 2_500);
    return () => clearTimeout(timer);
  }, [outcome]);

  async function copy() {
    const worked = await copyText(value);
    setOutcome(worked ? "copied" : "failed");
    if (worked) onCopied?.();
  }

  const icon = outcome === "copied" ? <Check className="text-success" /> : <Copy />;
  const said = { idle: "", copied: "Copied", failed: "Not copied: select the text and press Ctrl+C" }[
    outcome
  ];
  return (
    <>
      {iconOnly ? (
        <IconButton label={label} icon={icon} variant={variant} size={size} onClick={copy} />
      ) : (
        <Button icon={icon} variant={variant} size={size} onClick={copy}>
          {label}
        </Button>
      )}
      <span role="status" className={outcome === "failed" ? "text-danger text-sm" : "sr-only"}>
        {said}
      </span>
    </>
  );
}
