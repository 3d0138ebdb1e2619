"use client";

import { COLUMN_WORDS } from "@/components/list/words";
import { COLUMN_LOOKS } from "@/components/tickets/ticket-columns";
import { TicketRow } from "@/components/tickets/ticket-row";
import { Checkbox } from "@/components/ui/checkbox";
import { Table, TableBody, TableHead, Th } from "@/components/ui/table";
import type { Column, ListQuery } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";

type TicketTableProps = {
  tickets: readonly TicketLine[];
  columns: readonly Column[];
  sort: Pick<ListQuery, "sort" | "order"> | null;
  /** The moment that "overdue" is judged by; the server's, so that browser and server agree. */
  now: number;
  selected: (id: number) => boolean;
  /** How many of them are selected. */
  selectedCount: number;
  selectAll: (all: boolean) => void;
  select: (id: number, range: boolean) => void;
  /** The ticket that is likely to be opened next. */
  warm: number | null;
};

/** The list of tickets; each row leads to its ticket and can be selected. */
export function TicketTable(props: TicketTableProps) {
  const { tickets, columns, sort, now, selected, selectedCount, selectAll, select, warm } = props;
  const all = selectedCount === tickets.length;
  return (
    <Table label="Tickets">
      <TableHead>
        <Th width="2.5rem">
          <Checkbox
            label={<span className="sr-only">Select all on this page</span>}
            checked={all}
            ref={(box) => {
              if (box) box.indeterminate = selectedCount > 0 && !all;
            }}
            onChange={(event) => selectAll(event.target.checked)}
            className="[&>span]:mt-0"
          />
        </Th>
        {columns.map((column) =>
          column === "tags" ? null : column === "subject" ? (
            <Th key={column}>{COLUMN_WORDS.subject}</Th>
          ) : (
            <Th
              key={column}
              width={COLUMN_LOOKS[column].width}
              align={COLUMN_LOOKS[column].align}
              from={COLUMN_LOOKS[column].from}
              sort={sort?.sort === column ? WAYS[sort.order] : undefined}
            >
              {COLUMN_WORDS[column]}
            </Th>
          ),
        )}
      </TableHead>
      <TableBody>
        {tickets.map((ticket) => (
          <TicketRow
            key={ticket.id}
            ticket={ticket}
            columns={columns}
            now={now}
            selected={selected(ticket.id)}
            warm={warm === ticket.id}
            select={select}
          />
        ))}
      </TableBody>
    </Table>
  );
}

const WAYS = { asc: "ascending", desc: "descending" } as const;
