import { TriangleAlert } from "lucide-react";
import type { CatalogActions, CatalogItem } from "@/components/settings/catalog-row";
import { CatalogTable } from "@/components/settings/catalog-table";
import { Badge } from "@/components/ui/badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { Truncate } from "@/components/ui/truncate";

export type MailboxRow = CatalogItem & {
  address: string;
  incoming: { protocol: "imap" | "pop3"; host: string; fetching: boolean } | null;
  smtpHost: string;
  lastFetchAt: Date | null;
  lastError: string | null;
};

type MailboxTableProps = { mailboxes: MailboxRow[]; actions: CatalogActions };

/** Settings → Mailboxes. */
export function MailboxTable({ mailboxes, actions }: MailboxTableProps) {
  const fallback = mailboxes.find(({ isDefault }) => isDefault)?.name;
  return (
    <CatalogTable
      label="Mailboxes"
      noun="Mailbox"
      href="/settings/mailboxes"
      items={mailboxes}
      columns={[
        { title: "Address", width: "28%", cell: ({ address }) => <Truncate>{address}</Truncate> },
        { title: "Incoming", width: "9.5rem", cell: (box) => <Incoming box={box} /> },
        { title: "Outgoing", width: "16%", cell: (box) => <Truncate>{outgoing(box)}</Truncate> },
      ]}
      actions={actions}
      consequence={({ incoming }) =>
        [
          incoming && "No mail is fetched from it.",
          fallback && `Its tickets are answered from “${fallback}”.`,
        ]
          .filter(Boolean)
          .join(" ")
      }
    />
  );
}

function Incoming({ box: { incoming, lastFetchAt, lastError, archived } }: { box: MailboxRow }) {
  if (!incoming) return <span className="text-muted">Sends only</span>;
  if (lastError && !archived)
    return (
      <Badge tone="danger" icon={<TriangleAlert />} title={lastError}>
        Can’t fetch
      </Badge>
    );
  if (!incoming.fetching) return <span className="text-muted">Not fetched</span>;
  return lastFetchAt ? (
    <span>
      Fetched <RelativeTime value={lastFetchAt} />
    </span>
  ) : (
    <span className="text-muted">Not fetched yet</span>
  );
}

const outgoing = ({ smtpHost }: MailboxRow) => smtpHost || "Default mailbox";
