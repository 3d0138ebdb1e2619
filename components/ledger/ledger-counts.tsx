import { outcomeLooks } from "@/components/ledger/outcome-badge";
import type { LedgerCounts } from "@/lib/ledger/counts";

const ORDER = ["ticket", "reply", "ignored", "quarantined", "waiting"] as const;

/** The balance: what came in is what it became. */
export function LedgerCountsLine({ counts }: { counts: LedgerCounts }) {
  const shown = ORDER.filter((outcome) => outcome !== "waiting" || counts.waiting > 0);
  return (
    <p className="px-4 py-3 text-muted text-sm tabular-nums">
      <span className="font-medium text-text">{counts.all.toLocaleString("en")} came in</span>
      {" = "}
      {shown
        .map((outcome) => `${counts[outcome].toLocaleString("en")} ${outcomeLooks[outcome].plural}`)
        .join(" + ")}
    </p>
  );
}
