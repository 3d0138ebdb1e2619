import { CloudCheck, CloudOff } from "lucide-react";
import type { SaveStatus } from "./draft-saver";

/** How the draft is kept, for the corner of an eye. */
export function SaveWords({ status }: { status: SaveStatus }) {
  return (
    <p role="status" className="flex min-w-0 items-center gap-1.5 text-muted text-xs [&_svg]:size-3.5">
      {status.is === "saved" && (
        <>
          <CloudCheck />
          Saved
        </>
      )}
      {(status.is === "changed" || status.is === "saving") && "Saving…"}
      {status.is === "kept" && (
        <span title={status.message} className="flex min-w-0 items-center gap-1.5 text-warning">
          <CloudOff />
          <span className="truncate">
            {status.offline ? "Not saved: offline, kept here" : "Not saved, kept here"}
          </span>
        </span>
      )}
    </p>
  );
}
