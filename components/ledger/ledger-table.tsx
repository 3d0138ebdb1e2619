import { Inbox, SearchX } from "lucide-react";
import Link from "next/link";
import { type AgainAction, AgainButtons } from "@/components/ledger/again-buttons";
import { OutcomeBadge } from "@/components/ledger/outcome-badge";
import { fileSize } from "@/components/tickets/file-size";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { Outcome } from "@/lib/ledger/schema";

export type LedgerRow = {
  id: number;
  outcome: Outcome;
  reason: { title: string; details: string } | null;
  sender: string;
  subject: string;
  /** Whether a trusted receiver vouches for the sender; null: nobody was asked. */
  believed: boolean | null;
  receivedAt: Date;
  ticketId: number | null;
  mailbox: string | null;
  size: number;
};

type LedgerTableProps = {
  rows: LedgerRow[];
  filtered: boolean;
  older?: string;
  newest?: string;
  retry: AgainAction;
  release: AgainAction;
};

/** System → Incoming mail, one page of it. */
export function LedgerTable({ rows, filtered, older, newest, retry, release }: LedgerTableProps) {
  if (rows.length === 0) return <NoMail filtered={filtered} newest={newest} />;
  return (
    <>
      <Table label="Incoming mail">
        <TableHead>
          <Th width="7.5rem">Outcome</Th>
          <Th>Mail</Th>
          <Th width="24%">Became</Th>
          <Th width="10rem" from="medium">
            Mailbox
          </Th>
          <Th width="6rem">Received</Th>
          <Th width="12rem" hidden>
            Actions
          </Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <LedgerLine key={row.id} row={row} retry={retry} release={release} />
          ))}
        </TableBody>
      </Table>
      <Pagination newer={newest} older={older} labels={{ newer: "Newest", older: "Older" }} />
    </>
  );
}

type LineProps = { row: LedgerRow; retry: AgainAction; release: AgainAction };

function LedgerLine({ row, retry, release }: LineProps) {
  const subject = row.subject || "(no subject)";
  const aside = row.outcome === "ignored" || row.outcome === "quarantined";
  return (
    <Tr>
      <Td>
        <OutcomeBadge outcome={row.outcome} />
      </Td>
      <Td card="title" wrap>
        <bdi className="block truncate font-medium" title={subject}>
          {subject}
        </bdi>
        <span className="block truncate text-muted text-xs">
          <bdi>{row.sender || "(no sender)"}</bdi>
          {row.believed === false && " · unverified"}
          {" · "}
          <a className="underline hover:text-text" href={`/system/mail/${row.id}/original`}>
            Original, {fileSize(row.size)}
          </a>
        </span>
      </Td>
      <Td wrap>
        {row.ticketId !== null && (
          <Link className="underline" href={`/tickets/${row.ticketId}`}>
            #{row.ticketId}
          </Link>
        )}
        {row.reason && (
          <span className="block text-muted text-xs" title={row.reason.details || undefined}>
            {row.reason.title}
            {row.reason.details && <bdi className="line-clamp-2 block">{row.reason.details}</bdi>}
          </span>
        )}
      </Td>
      <Td label="Mailbox" from="medium">
        <span className="block truncate">{row.mailbox ?? "E-mail API"}</span>
      </Td>
      <Td label="Received">
        <RelativeTime value={row.receivedAt} />
      </Td>
      <Td align="end">
        {aside && (
          <AgainButtons
            id={row.id}
            about={subject}
            retry={row.outcome === "quarantined" ? retry : undefined}
            release={release}
          />
        )}
      </Td>
    </Tr>
  );
}

function NoMail({ filtered, newest }: { filtered: boolean; newest: string | undefined }) {
  if (filtered || newest)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No mail matches"
        action={<LinkButton href="/system/mail">Show all mail</LinkButton>}
      />
    );
  return (
    <EmptyState icon={<Inbox />} title="No mail yet">
      Every mail that is fetched from the mailboxes in Settings → Mailboxes, or sent to the e-mail API, is
      listed here with what it became.
    </EmptyState>
  );
}
