import { ImageOff, StickyNote } from "lucide-react";
import type { ReactNode } from "react";
import type { RenderedEntry } from "@/components/ticket/rendered-thread";
import { AttachmentList } from "@/components/tickets/attachment-list";
import { blockedWords } from "@/components/tickets/blocked-images";
import { MessageBody } from "@/components/tickets/message-body";
import { Avatar } from "@/components/ui/avatar";
import { Badge } from "@/components/ui/badge";
import { buttonClass } from "@/components/ui/button-class";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";

type ThreadMessageProps = {
  ticketId: number;
  entry: RenderedEntry;
  /** The page with this message's pictures from other servers. */
  imagesHref?: string;
  /** What is said beside the time, such as that it is being sent. */
  hint?: ReactNode;
  /** What is said under it, such as that its mail could not be sent. */
  below?: ReactNode;
  menu?: ReactNode;
};

/** One entry of a thread. Notes are tinted, so that nobody mistakes one for something the customer has read. */
export function ThreadMessage({ ticketId, entry, imagesHref, hint, below, menu }: ThreadMessageProps) {
  const { id, kind, author, format, parts, cut, createdAt, attachments, blocked, originId } = entry;
  const name = author?.name ?? "System";
  return (
    <li
      id={`message-${id}`}
      aria-label={`${{ customer: "Message", reply: "Reply", note: "Internal note" }[kind]} by ${name}`}
      className={cx(
        // Off screen it costs nothing to draw; its height is guessed until it has been seen.
        "scroll-mt-3 rounded-lg border px-4 pt-2.5 pb-3 [contain-intrinsic-size:auto_10rem] [content-visibility:auto] target:border-accent-line",
        kind === "note" ? "border-note-line bg-note" : "border-line bg-surface",
      )}
    >
      <header className="flex min-h-control-small items-center gap-2.5 pb-2">
        <Avatar name={name} />
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-x-2.5 gap-y-0.5">
          <span dir="auto" title={name} className="max-w-full truncate font-medium">
            {name}
          </span>
          {kind === "note" && (
            <Badge plain icon={<StickyNote />} tone="warning">
              Internal note
            </Badge>
          )}
          {kind === "reply" && <Badge>Staff</Badge>}
          <RelativeTime value={createdAt} className="text-muted text-xs" />
          {originId !== null && originId !== ticketId && (
            <span className="text-muted text-xs">
              written on <span className="tabular">#{originId}</span>
            </span>
          )}
          {hint}
        </div>
        {menu}
      </header>
      <div className="max-w-[75ch]">
        <MessageBody parts={parts} format={format} label={`Text of message ${id}`} />
      </div>
      {cut && (
        <p className="pt-3 text-muted text-sm">
          This message is very long and cut here.{" "}
          <a href={`/tickets/${ticketId}/messages/${id}`} download className="text-accent underline">
            Download all of it
          </a>
        </p>
      )}
      {blocked > 0 && imagesHref && (
        <p className="flex flex-wrap items-center gap-2 pt-3 text-muted text-sm [&_svg]:size-4">
          <ImageOff />
          <span title="Loading them tells the sender that the message was read, when and where.">
            {blockedWords(blocked)}.
          </span>
          {/* Not a Link: the browser takes the rule that lets images in only from a page loaded anew. */}
          <a href={imagesHref} className={buttonClass({ size: "sm" })}>
            Show images
          </a>
        </p>
      )}
      <AttachmentList ticketId={ticketId} attachments={attachments} />
      {below}
    </li>
  );
}
