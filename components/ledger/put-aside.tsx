"use client";

import { RotateCcw, Ticket } from "lucide-react";
import type { ReactNode } from "react";
import { type AgainAction, useAgain } from "@/components/ledger/use-again";
import { Banner } from "@/components/ui/banner";
import { Button } from "@/components/ui/button";

type PutAsideProps = {
  id: number;
  outcome: "ignored" | "quarantined";
  reason: { title: string; details: string };
  /** What to do where neither button helps. */
  advice?: string;
  /** Left out where it can change nothing. */
  retry?: AgainAction;
  release?: AgainAction;
};

/** Why a mail is no ticket, and what can be done about it. */
export function PutAside({ id, outcome, reason, advice, retry, release }: PutAsideProps) {
  const { pending, run } = useAgain(id);
  return (
    <Banner tone={outcome === "quarantined" ? "warning" : "info"} title={`${reason.title}.`}>
      {reason.details && <bdi className="block">{reason.details}</bdi>}
      {advice && <p>{advice}</p>}
      {(retry || release) && (
        <div className="flex flex-col gap-2 pt-3">
          {retry && (
            <Choice words="Goes through the rules once more: for when the cause is mended.">
              <Button size="sm" icon={<RotateCcw />} disabled={pending} onClick={() => run(retry)}>
                Retry
              </Button>
            </Choice>
          )}
          {release && (
            <Choice words="Makes a ticket of it, whatever the rules say.">
              <Button size="sm" icon={<Ticket />} disabled={pending} onClick={() => run(release)}>
                Release
              </Button>
            </Choice>
          )}
        </div>
      )}
    </Banner>
  );
}

function Choice({ words, children }: { words: string; children: ReactNode }) {
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      {children}
      <span className="min-w-0 flex-1 basis-56 text-sm">{words}</span>
    </div>
  );
}
