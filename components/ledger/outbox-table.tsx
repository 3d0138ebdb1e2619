import Link from "next/link";
import { NoMail } from "@/components/ledger/no-mail";
import { cameBack, KIND_WORDS, outboxLooks } from "@/components/ledger/outbox-looks";
import { type ResendAction, ResendButton } from "@/components/ledger/resend-button";
import { searchedWords } from "@/components/ledger/searched-words";
import { Badge } from "@/components/ui/badge";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { OutboxKind, OutboxState } from "@/lib/ledger/outbox-states";

export type OutboxRow = {
  id: number;
  kind: OutboxKind;
  state: OutboxState;
  ticketId: number | null;
  toKey: string;
  /** How many get it. */
  people: number;
  subject: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  /** When it is tried, or tried again. */
  notBefore: Date;
  sentAt: Date | null;
  bouncedAt: Date | null;
};

type OutboxTableProps = {
  rows: OutboxRow[];
  filtered: boolean;
  older?: string;
  newest?: string;
  /** Set when the page ended before the outbox did: how many mails were looked at. */
  searched?: number;
  resend: ResendAction;
};

/** System → Outgoing mail, one page of it. */
export function OutboxTable({ rows, filtered, older, newest, searched, resend }: OutboxTableProps) {
  if (rows.length === 0)
    return (
      <NoMail all="/system/outbox" filtered={filtered} older={older} newest={newest} searched={searched}>
        Replies, acknowledgements and notices that go out by mail will be listed here, with what became of
        them.
      </NoMail>
    );
  return (
    <>
      <Table label="Outgoing mail">
        <TableHead>
          <Th width="8.5rem">State</Th>
          <Th>Mail</Th>
          <Th width="9rem" from="medium">
            Kind
          </Th>
          <Th width="5.5rem">Ticket</Th>
          <Th width="7rem">Time</Th>
          <Th width="7rem" hidden>
            Actions
          </Th>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <OutboxLine key={row.id} row={row} resend={resend} />
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

function OutboxLine({ row, resend }: { row: OutboxRow; resend: ResendAction }) {
  const { label, tone, icon } = row.bouncedAt === null ? outboxLooks[row.state] : cameBack;
  const waits = row.state === "queued" && row.attempts > 0;
  const again = row.bouncedAt !== null || row.state === "failed" || waits;
  return (
    <Tr>
      <Td card="meta">
        <Badge tone={waits ? "warning" : tone} icon={icon}>
          {label}
        </Badge>
      </Td>
      <Td card="title" wrap>
        <bdi className="block truncate font-medium" title={row.subject}>
          {row.subject}
        </bdi>
        <span className="block truncate text-muted text-xs" title={row.toKey}>
          To <bdi>{row.toKey}</bdi>
          {row.people > 1 && ` and ${row.people - 1} more`}
        </span>
        {row.lastError && (
          <bdi className="line-clamp-2 text-danger text-xs" title={row.lastError}>
            {row.lastError}
          </bdi>
        )}
        {waits && (
          <span className="block text-muted text-xs">
            {row.attempts === 1 ? "1 attempt" : `${row.attempts} attempts`}, next{" "}
            <RelativeTime value={row.notBefore} />
          </span>
        )}
      </Td>
      <Td label="Kind" from="medium">
        {KIND_WORDS[row.kind]}
      </Td>
      <Td card="meta" className="cards:empty:hidden">
        {row.ticketId !== null && (
          <Link className="underline" href={`/tickets/${row.ticketId}`}>
            #{row.ticketId}
          </Link>
        )}
      </Td>
      <Td card="meta" className="text-muted">
        <RelativeTime value={row.sentAt ?? row.createdAt} />
      </Td>
      <Td card="corner" wrap align="end" className="cards:empty:hidden">
        {again && <ResendButton id={row.id} about={row.subject} resend={resend} />}
      </Td>
    </Tr>
  );
}
