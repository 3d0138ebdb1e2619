import { Download, StickyNote } from "lucide-react";
import { AttachmentList } from "@/components/tickets/attachment-list";
import { HtmlBody } from "@/components/tickets/html-body";
import { TextBody } from "@/components/tickets/text-body";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import type { ThreadEntry } from "@/lib/tickets/views";

/** A message ready to be shown: HTML is rendered, and `blocked` counts its pictures that were left out. */
export type RenderedEntry = ThreadEntry & { blocked: number };

type ThreadMessageProps = { ticketId: number; entry: RenderedEntry };

const quietLink =
  "relative inline-flex items-center gap-1 rounded-sm text-muted text-xs hover:text-text hover:underline [&_svg]:size-3.5";

/** One entry of a thread. Notes are tinted, so that nobody mistakes one for something the customer has read. */
export function ThreadMessage({ ticketId, entry }: ThreadMessageProps) {
  const { id, kind, author, format, body, cut, createdAt, attachments, hasMail } = entry;
  const name = author ?? "System";
  return (
    <li
      className={cx(
        "rounded-lg border px-4 py-3",
        kind === "note" ? "border-note-line bg-note" : "border-line bg-surface",
      )}
    >
      <header className="flex flex-wrap items-center gap-x-2.5 gap-y-1 pb-2.5">
        <Avatar name={name} />
        <span dir="auto" title={name} className="max-w-[calc(100%-2.75rem)] truncate font-medium">
          {name}
        </span>
        {kind === "note" && (
          <Badge plain icon={<StickyNote />} tone="warning">
            Internal note
          </Badge>
        )}
        {kind === "reply" && <Badge>Staff</Badge>}
        <RelativeTime value={createdAt} className="text-muted text-xs" />
        {hasMail && (
          <a href={`/tickets/${ticketId}/mail/${id}`} download className={cx(quietLink, "ml-auto")}>
            <Download />
            Original mail
          </a>
        )}
      </header>
      {format === "html" ? (
        <HtmlBody html={body} label={`Text of message ${id}`} />
      ) : (
        <TextBody text={body} />
      )}
      {cut && (
        <p className="pt-3 text-muted text-sm">
          This message is very long and cut here.{" "}
          <a href={`/tickets/${ticketId}/messages/${id}`} download className="text-accent underline">
            Download all of it
          </a>
        </p>
      )}
      <AttachmentList ticketId={ticketId} attachments={attachments} />
    </li>
  );
}
