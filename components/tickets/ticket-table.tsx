"use client";

import { DueTime } from "@/components/tickets/due-time";
import { PriorityBadge } from "@/components/tickets/priority-badge";
import { StateBadge } from "@/components/tickets/state-badge";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Table, TableBody, TableHead, Td, Th, Tr } from "@/components/ui/table";
import type { TicketLine } from "@/lib/tickets/views";

type TicketTableProps = {
  tickets: readonly TicketLine[];
  /** The moment that "overdue" is judged by; the server's, so that browser and server agree. */
  now: number;
  /** Left out where the list holds one state only. */
  withState: boolean;
};

/** The list of tickets; each row leads to its ticket. Drawn in the browser too, so that only its data is sent twice. */
export function TicketTable({ tickets, now, withState }: TicketTableProps) {
  return (
    <Table label="Tickets">
      <TableHead>
        <Th width="7rem">Priority</Th>
        <Th width="5rem">Number</Th>
        <Th>Subject</Th>
        <Th width="15%">Customer</Th>
        <Th width="7rem" from="medium">
          Department
        </Th>
        {withState && <Th width="4.75rem">State</Th>}
        <Th width="8.5rem">Due</Th>
        <Th width="6.5rem" align="end">
          Created
        </Th>
      </TableHead>
      <TableBody>
        {tickets.map((ticket) => (
          <TicketRow key={ticket.id} ticket={ticket} now={now} withState={withState} />
        ))}
      </TableBody>
    </Table>
  );
}

type TicketRowProps = { ticket: TicketLine; now: number; withState: boolean };

function TicketRow({ ticket, now, withState }: TicketRowProps) {
  const { id, subject, state, priority, customer, email, department, dueAt, createdAt } = ticket;
  return (
    <Tr faded={withState && state === "closed"}>
      <Td card="meta">
        <PriorityBadge priority={priority} />
      </Td>
      <Td card="meta" className="tabular text-muted">
        #{id}
      </Td>
      <Td card="title">
        {/* Fifty prefetched tickets a page would cost the server more than the one that is opened. */}
        <RowLink href={`/tickets/${id}`} prefetch={false}>
          {subject}
        </RowLink>
      </Td>
      <Td card="meta" dir="auto" title={`${customer} <${email}>`} className="text-left cards:max-w-full">
        {customer}
      </Td>
      <Td card="meta" from="medium" dir="auto" title={department} className="text-left cards:max-w-full">
        {department}
      </Td>
      {withState && (
        <Td card="meta">
          <StateBadge state={state} plain />
        </Td>
      )}
      <Td card={dueAt && state === "open" ? "meta" : "hidden"}>
        <DueTime state={state} dueAt={dueAt} now={now} />
      </Td>
      <Td card="corner" align="end" className="text-muted">
        <RelativeTime value={createdAt} />
      </Td>
    </Tr>
  );
}
