"use client";

import { UsersRound } from "lucide-react";
import { memo, type ReactNode } from "react";
import { DueTime } from "@/components/tickets/due-time";
import { HitText } from "@/components/tickets/hit-text";
import { PriorityBadge } from "@/components/tickets/priority-badge";
import { StateBadge } from "@/components/tickets/state-badge";
import { COLUMN_LOOKS, nameClass } from "@/components/tickets/ticket-columns";
import { TicketTags } from "@/components/tickets/ticket-tags";
import { Viewers } from "@/components/tickets/viewers";
import { Avatar } from "@/components/ui/avatar";
import { Checkbox } from "@/components/ui/checkbox";
import { cx } from "@/components/ui/cx";
import { RelativeTime } from "@/components/ui/relative-time";
import { RowLink } from "@/components/ui/row-link";
import { Td, Tr } from "@/components/ui/table";
import type { Column } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";

type TicketRowProps = {
  ticket: TicketLine;
  columns: readonly Column[];
  now: number;
  selected: boolean;
  /** Whether it is likely to be opened next: then it is fetched already. */
  warm: boolean;
  select: (id: number, range: boolean) => void;
};

/** One ticket of the list; the whole row leads to it. */
export const TicketRow = memo(function TicketRow(props: TicketRowProps) {
  const { ticket, columns, now, selected, warm, select } = props;
  const { id, state } = ticket;
  return (
    <Tr selected={selected} faded={state === "closed"}>
      <Td card="corner" className="relative overflow-visible cards:order-0! cards:w-5">
        <Checkbox
          label={<span className="sr-only">Select ticket #{id}</span>}
          checked={selected}
          onChange={({ nativeEvent }) =>
            select(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
          }
          className="absolute inset-0 z-1 items-center! pl-4 cards:-inset-y-3 cards:-left-4 [&>span]:mt-0"
        />
      </Td>
      {columns.map((column) =>
        column === "tags" ? null : column === "subject" ? (
          <Td key={column} card="title" title="">
            <Subject ticket={ticket} warm={warm} withTags={columns.includes("tags")} />
          </Td>
        ) : (
          <TicketCell key={column} column={column} ticket={ticket} now={now} />
        ),
      )}
    </Tr>
  );
});

function Subject({ ticket, warm, withTags }: { ticket: TicketLine; warm: boolean; withTags: boolean }) {
  const { id, subject, preview, lastKind, unread, tags, viewers, hit } = ticket;
  return (
    <div className={hit ? "py-1" : undefined}>
      <div className="flex min-w-0 items-center gap-2 cards:flex-wrap cards:gap-y-0.5">
        <div className="flex min-w-0 shrink items-center gap-2 cards:max-w-full">
          {unread && (
            <span className="size-2 shrink-0 rounded-full bg-accent-solid" title="Not read yet">
              <span className="sr-only">Not read yet: </span>
            </span>
          )}
          <RowLink
            href={`/tickets/${id}`}
            prefetch={warm}
            data-ticket={id}
            // Gone to by keyboard, a row must not stop behind the sticky header or the bar at the bottom.
            className={cx("min-w-0 scroll-mt-36 scroll-mb-16", unread ? "font-semibold!" : "font-normal!")}
          >
            {subject}
          </RowLink>
        </div>
        {withTags && <TicketTags tags={tags} />}
        {!hit && preview !== "" && (
          <span
            dir="auto"
            className="min-w-0 flex-1 truncate text-left text-muted cards:basis-full cards:text-xs"
          >
            {lastKind === "note" ? (
              <i className="not-italic">Note: </i>
            ) : lastKind === "reply" ? (
              "Reply: "
            ) : (
              ""
            )}
            {preview}
          </span>
        )}
        <span className="ml-auto empty:hidden">
          <Viewers names={viewers} />
        </span>
      </div>
      {hit && <HitText hit={hit} />}
    </div>
  );
}

type TicketCellProps = { column: Exclude<Column, "subject" | "tags">; ticket: TicketLine; now: number };

function TicketCell({ column, ticket, now }: TicketCellProps) {
  const { customer, state } = ticket;
  const { from, align, card } = COLUMN_LOOKS[column];
  // A card has no columns to keep: what is not there takes no room.
  const blank =
    (column === "priority" && ticket.priority === "normal") ||
    (column === "assignee" && !ticket.assignee && !ticket.team) ||
    (column === "due" && (!ticket.dueAt || state === "resolved" || state === "closed")) ||
    (column === "topic" && !ticket.topic);
  const cell = (children: ReactNode, title?: string) => (
    <Td
      card={blank ? "hidden" : card}
      from={from}
      align={align}
      title={title}
      dir={title === undefined ? undefined : "auto"}
      className={`${quiet[column] ?? ""} ${align === "end" ? "" : "text-left"} cards:max-w-full`}
    >
      {children}
    </Td>
  );
  switch (column) {
    case "priority":
      return cell(<PriorityBadge priority={ticket.priority} />);
    case "number":
      return cell(`#${ticket.id}`);
    case "customer":
      return cell(customer.name || customer.email, `${customer.name} <${customer.email}>`);
    case "assignee":
      return cell(<Assignee ticket={ticket} />);
    case "department":
      return cell(ticket.department.name, ticket.department.name);
    case "topic":
      return cell(ticket.topic?.name ?? "–", ticket.topic?.name ?? "No help topic");
    case "state":
      return cell(<StateBadge state={state} plain />);
    case "due":
      return cell(<DueTime state={state} dueAt={ticket.dueAt} now={now} />);
    case "created":
      return cell(<RelativeTime value={ticket.createdAt} />);
    case "updated":
      return cell(<RelativeTime value={ticket.updatedAt} />);
  }
}

const quiet: Partial<Record<Column, string>> = {
  number: "tabular text-muted",
  created: "whitespace-nowrap text-muted",
  updated: "whitespace-nowrap text-muted",
};

function Assignee({ ticket: { assignee, team } }: { ticket: TicketLine }) {
  const who = assignee ?? team;
  return (
    <span title={who?.name ?? "Nobody"} className="flex items-center gap-1.5">
      {assignee ? (
        <Avatar name={assignee.name} size="sm" />
      ) : (
        <span className="grid size-5 shrink-0 place-items-center rounded-full border border-control-line border-dashed text-muted [&_svg]:size-3">
          {team && <UsersRound />}
        </span>
      )}
      <span dir="auto" className={cx("truncate", nameClass, !who && "text-muted")}>
        {team && !assignee && <span className="sr-only">Team </span>}
        {who?.name ?? "Nobody"}
      </span>
    </span>
  );
}
