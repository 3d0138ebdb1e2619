import { Download, File, FileText, Image as ImageIcon } from "lucide-react";
import { fileSize } from "@/components/tickets/file-size";
import type { AttachmentLine } from "@/lib/tickets/views";

type AttachmentListProps = { ticketId: number; attachments: readonly AttachmentLine[] };

/** The files of a message; each is a download. */
export function AttachmentList({ ticketId, attachments }: AttachmentListProps) {
  if (attachments.length === 0) return null;
  return (
    <ul aria-label="Attachments" className="flex flex-wrap gap-2 pt-3">
      {attachments.map(({ id, name, size, contentType }) => (
        <li key={id} className="max-w-full">
          <a
            href={`/tickets/${ticketId}/attachments/${id}`}
            download={name}
            title={`Download ${name}`}
            className="group flex min-h-control max-w-72 items-center gap-2 rounded-md border border-line bg-surface px-2.5 py-1.5 text-sm transition-colors hover:bg-hover [&_svg]:size-4 [&_svg]:text-muted"
          >
            <TypeIcon contentType={contentType} />
            <span className="min-w-0 flex-1">
              <span dir="auto" className="block truncate font-medium">
                {name}
              </span>
              <span className="block truncate text-muted text-xs">
                {contentType} · {fileSize(size)}
              </span>
            </span>
            <Download />
          </a>
        </li>
      ))}
    </ul>
  );
}

function TypeIcon({ contentType }: { contentType: string }) {
  if (contentType.startsWith("image/")) return <ImageIcon />;
  return /^text\/|pdf|document/.test(contentType) ? <FileText /> : <File />;
}
