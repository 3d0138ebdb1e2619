import { PencilLine, Reply, StickyNote } from "lucide-react";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { Kbd } from "@/components/ui/kbd";
import type { DraftKind } from "@/lib/drafts/schema";
import { plainText } from "./plain-text";
import type { Writing } from "./use-writing";

type ClosedComposerProps = { writing: Writing; onStart: (kind: DraftKind) => void };

const part =
  "flex h-10 min-w-0 items-center gap-2 px-3 text-start transition-colors hover:bg-hover focus-visible:-outline-offset-2 [&>svg]:size-4 [&>svg]:text-muted";
const key = "max-sm:hidden pointer-coarse:hidden";

/** The composer in one line: what it offers, or the beginning of what is written. */
export function ClosedComposer({ writing: { kind, body, filled }, onStart }: ClosedComposerProps) {
  if (filled) {
    return (
      <button
        type="button"
        data-composer-open
        onClick={() => onStart(kind)}
        className={cx(part, frame, "w-full", kind === "note" ? "border-note-line bg-note" : "bg-surface")}
      >
        <PencilLine />
        <Badge>{kind === "note" ? "Draft of a note" : "Draft"}</Badge>
        <span dir="auto" className="truncate">
          {plainText(body) || "Files only"}
        </span>
      </button>
    );
  }
  return (
    <div className={cx(frame, "flex divide-x divide-line bg-surface")}>
      <button
        type="button"
        data-composer-open
        onClick={() => onStart("reply")}
        aria-keyshortcuts="r"
        className={cx(part, "flex-1 text-muted")}
      >
        <Reply />
        Reply…
        <span className={key}>
          <Kbd>R</Kbd>
        </span>
      </button>
      <button
        type="button"
        onClick={() => onStart("note")}
        aria-keyshortcuts="n"
        className={cx(part, "text-muted")}
      >
        <StickyNote />
        Note
        <span className={key}>
          <Kbd>N</Kbd>
        </span>
      </button>
    </div>
  );
}

const frame =
  "overflow-hidden rounded-lg border border-control-line shadow-raised max-sm:rounded-none max-sm:border-x-0";
