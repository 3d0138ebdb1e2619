import { MailX, SearchX, Send } from "lucide-react";
import Link from "next/link";
import { outboxLooks } from "@/components/ledger/outbox-looks";
import { type ResendAction, ResendButton } from "@/components/ledger/resend-button";
import { Badge } from "@/components/ui/badge";
import { EmptyState } from "@/components/ui/empty-state";
import { LinkButton } from "@/components/ui/link-button";
import { Pagination } from "@/components/ui/pagination";
import { RelativeTime } from "@/components/ui/relative-time";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { OutboxState } from "@/lib/ledger/outbox-states";

export type OutboxRow = {
  id: number;
  kind: "reply" | "acknowledgement" | "notice" | "test";
  state: OutboxState;
  ticketId: number | null;
  toKey: string;
  subject: string;
  attempts: number;
  lastError: string | null;
  createdAt: Date;
  sentAt: Date | null;
  bouncedAt: Date | null;
};

const KINDS: Record<OutboxRow["kind"], string> = {
  reply: "Reply",
  acknowledgement: "Acknowledgement",
  notice: "Notice",
  test: "Test",
};

type OutboxTableProps = {
  rows: OutboxRow[];
  filtered: boolean;
  older?: string;
  newest?: string;
  resend: ResendAction;
};

/** System → Outgoing mail, one page of it. */
export function OutboxTable({ rows, filtered, older, newest, resend }: OutboxTableProps) {
  if (rows.length === 0) return <NoMail filtered={filtered || newest !== undefined} />;
  return (
    <>
      <Table label="Outgoing mail">
        <TableHead>
          <Th width="7.5rem">State</Th>
          <Th>Mail</Th>
          <Th width="10rem" from="medium">
            Kind
          </Th>
          <Th width="5rem">Ticket</Th>
          <Th width="6rem">Time</Th>
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
      <Pagination newer={newest} older={older} labels={{ newer: "Newest", older: "Older" }} />
    </>
  );
}

function OutboxLine({ row, resend }: { row: OutboxRow; resend: ResendAction }) {
  const { label, tone, icon } = outboxLooks[row.state];
  const back = row.bouncedAt !== null;
  const again = back || row.state === "failed" || (row.state === "queued" && row.attempts > 0);
  return (
    <Tr>
      <Td>
        <Badge tone={back ? "danger" : tone} icon={back ? <MailX /> : icon}>
          {back ? "Came back" : label}
        </Badge>
      </Td>
      <Td card="title" wrap>
        <bdi className="block truncate font-medium" title={row.subject}>
          {row.subject}
        </bdi>
        <span className="block truncate text-muted text-xs">
          To <bdi>{row.toKey}</bdi>
        </span>
        {row.lastError && <bdi className="line-clamp-2 block text-danger text-xs">{row.lastError}</bdi>}
      </Td>
      <Td label="Kind" from="medium">
        {KINDS[row.kind]}
      </Td>
      <Td label="Ticket">
        {row.ticketId !== null && (
          <Link className="underline" href={`/tickets/${row.ticketId}`}>
            #{row.ticketId}
          </Link>
        )}
      </Td>
      <Td label="Time">
        <RelativeTime value={row.sentAt ?? row.createdAt} />
      </Td>
      <Td align="end">{again && <ResendButton id={row.id} about={row.subject} resend={resend} />}</Td>
    </Tr>
  );
}

function NoMail({ filtered }: { filtered: boolean }) {
  if (filtered)
    return (
      <EmptyState
        icon={<SearchX />}
        title="No mail matches"
        action={<LinkButton href="/system/outbox">Show all mail</LinkButton>}
      />
    );
  return (
    <EmptyState icon={<Send />} title="Nothing sent yet">
      Replies, acknowledgements and notices by mail will be listed here, with what became of them.
    </EmptyState>
  );
}
