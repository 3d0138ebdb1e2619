import Link from "next/link";
import { Fragment } from "react";
import { outcomeLooks } from "@/components/ledger/outcome-badge";
import type { LedgerCounts } from "@/lib/ledger/counts";
import type { Outcome } from "@/lib/ledger/schema";

const ORDER = ["ticket", "reply", "ignored", "quarantined", "waiting"] as const;

type LedgerCountsLineProps = { counts: LedgerCounts; address: (outcome: Outcome | undefined) => string };

/** The balance: what came in is what it became. Each count leads to its mails. */
export function LedgerCountsLine({ counts, address }: LedgerCountsLineProps) {
  if (counts.all === 0) return null;
  const shown = ORDER.filter((outcome) => outcome !== "waiting" || counts.waiting > 0);
  return (
    <p className="tabular border-line border-b px-4 py-3 text-muted text-sm">
      <Link href={address(undefined)} className="font-medium text-text hover:underline">
        {counts.all.toLocaleString("en")} came in
      </Link>
      {" = "}
      {shown.map((outcome, at) => (
        <Fragment key={outcome}>
          {at > 0 && " + "}
          <Link href={address(outcome)} className="whitespace-nowrap hover:text-text hover:underline">
            {counts[outcome].toLocaleString("en")}{" "}
            {counts[outcome] === 1 ? outcomeLooks[outcome].singular : outcomeLooks[outcome].plural}
          </Link>
        </Fragment>
      ))}
    </p>
  );
}
