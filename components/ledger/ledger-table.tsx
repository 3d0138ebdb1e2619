import Link from "next/link";
import { AgainMenu } from "@/components/ledger/again-menu";
import { NoMail } from "@/components/ledger/no-mail";
import { OutcomeBadge } from "@/components/ledger/outcome-badge";
import { searchedWords } from "@/components/ledger/searched-words";
import type { AgainAction } from "@/components/ledger/use-again";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
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
  mayRetry: boolean;
  mayRelease: boolean;
};

type LedgerTableProps = {
  rows: LedgerRow[];
  filtered: boolean;
  older?: string;
  newest?: string;
  /** Set when the page ended before the ledger did: how many mails were looked at. */
  searched?: number;
  retry: AgainAction;
  release: AgainAction;
};

/** System → Incoming mail, one page of it. */
export function LedgerTable(props: LedgerTableProps) {
  const { rows, filtered, older, newest, searched, retry, release } = props;
  if (rows.length === 0)
    return (
      <NoMail all="/system/mail" filtered={filtered} older={older} newest={newest} searched={searched}>
        Every mail that is fetched from the mailboxes in Settings → Mailboxes, or sent to the e-mail API, is
        listed here with what it became.
      </NoMail>
    );
  return (
    <>
      <Table label="Incoming mail">
        <TableHead>
          <Th width="8.5rem">Outcome</Th>
          <Th>Mail</Th>
          <Th width="30%">Became</Th>
          <Th width="11rem" from="wide">
            Mailbox
          </Th>
          <Th width="7rem">Received</Th>
          <Th width="3.5rem" hidden>
            Actions
          </Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <LedgerLine key={row.id} row={row} retry={retry} release={release} />
          ))}
        </TableBody>
      </Table>
      <Pagination
        newer={newest}
        older={older}
        summary={searchedWords(searched)}
        labels={{ newer: "Newest", older: "Older" }}
      />
    </>
  );
}

type LineProps = { row: LedgerRow; retry: AgainAction; release: AgainAction };

function LedgerLine({ row, retry, release }: LineProps) {
  const subject = row.subject || "(no subject)";
  return (
    <Tr>
      <Td card="meta">
        <OutcomeBadge outcome={row.outcome} />
      </Td>
      <Td card="title" wrap>
        <RowLink href={`/system/mail/${row.id}`} title={subject} className="block truncate font-medium">
          {subject}
        </RowLink>
        <span className="block truncate text-muted text-xs" title={row.sender || undefined}>
          {row.believed === false && "Unverified: "}
          <bdi>{row.sender || "(no sender)"}</bdi>
        </span>
      </Td>
      <Td label="Became" wrap className="cards:empty:hidden">
        {row.ticketId !== null && (
          <Link className="relative underline" href={`/tickets/${row.ticketId}`}>
            #{row.ticketId}
          </Link>
        )}
        {row.reason && (
          <span
            className="block text-muted text-xs"
            title={[row.reason.title, row.reason.details].filter(Boolean).join(": ")}
          >
            <span className="line-clamp-2">{row.reason.title}</span>
            {row.reason.details && <bdi className="block truncate">{row.reason.details}</bdi>}
          </span>
        )}
      </Td>
      <Td label="Mailbox" from="wide">
        {row.mailbox ?? "E-mail API"}
      </Td>
      <Td card="meta" className="text-muted">
        <RelativeTime value={row.receivedAt} />
      </Td>
      <Td card="corner" wrap className="relative text-end">
        <AgainMenu
          id={row.id}
          about={subject}
          retry={row.mayRetry ? retry : undefined}
          release={row.mayRelease ? release : undefined}
        />
      </Td>
    </Tr>
  );
}
