"use client";

import { type KeyboardEvent, type MouseEvent, type PointerEvent, useMemo, useState } from "react";
import { moveTo, setState } from "@/components/list/bulk-actions";
import { BulkBar } from "@/components/list/bulk-bar";
import type { BulkChoice } from "@/components/list/bulk-pick";
import { shownColumns } from "@/components/list/columns";
import { type TicketVerbs, useBulk } from "@/components/list/use-bulk";
import { ticketOf, useRows } from "@/components/list/use-rows";
import { useSelection } from "@/components/list/use-selection";
import { useWarm } from "@/components/list/use-warm";
import { useShortcuts } from "@/components/shortcuts/use-shortcuts";
import { TicketTable } from "@/components/tickets/ticket-table";
import { type ListQuery, listUrl } from "@/lib/tickets/list-query";
import type { TicketLine } from "@/lib/tickets/views";

type TicketListProps = {
  tickets: readonly TicketLine[];
  query: ListQuery;
  /** Who reads it. */
  me: number;
  /** The server's moment. */
  now: number;
  verbs: TicketVerbs;
};

/** The tickets of one page: read, selected, changed and gone through by keyboard. Needs a key that is its URL. */
export function TicketList({ tickets, query, me, now, verbs }: TicketListProps) {
  const [choice, setChoice] = useState<BulkChoice | null>(null);
  // A key that needs a choice selects the row it stands on; afterwards that is released again.
  const [borrowed, setBorrowed] = useState(false);
  const { shown, run, merge } = useBulk(tickets, query, me, verbs);
  // Before the answer is here, `shown` is a new array at every rendering; what it lists is not.
  const listed = shown.map(({ id }) => id).join();
  const ids = useMemo(() => (listed === "" ? [] : listed.split(",").map(Number)), [listed]);
  const selection = useSelection(ids);
  const rows = useRows(ids, listUrl(query));
  const { warm, aim } = useWarm(ids[0]);
  const columns = useMemo(() => shownColumns(query), [query]);

  /** What a key acts on: what is selected, else the row the reader stands on. */
  function targets(): readonly number[] {
    if (selection.ids.length > 0) return selection.ids;
    const current = rows.current();
    return current === null ? [] : [current];
  }
  function choose(next: BulkChoice) {
    const on = targets();
    if (on.length === 0) return;
    setBorrowed(selection.ids.length === 0);
    selection.set(on);
    setChoice(next);
  }
  function close(next: BulkChoice | null) {
    setChoice(next);
    if (next !== null || !borrowed) return;
    setBorrowed(false);
    selection.set([]);
  }
  function toggleCurrent() {
    const current = rows.current();
    if (current !== null) selection.toggle(current);
  }
  function extend(by: 1 | -1) {
    const from = rows.current();
    const to = rows.move(by);
    if (from !== null && !selection.has(from)) selection.toggle(from);
    if (to !== null && to !== from && !selection.has(to)) selection.toggle(to);
  }
  const away = query.queue === "spam" || query.queue === "trash";
  const folder = (to: "spam" | "trash") => () => query.queue !== to && run(moveTo(to), targets());

  useShortcuts("List", [
    { keys: "j", label: "Next ticket", run: () => rows.move(1) },
    { keys: "k", label: "Previous ticket", run: () => rows.move(-1) },
    { keys: "x", label: "Select", run: toggleCurrent },
    { keys: "shift+j", label: "Select and go on", run: () => extend(1) },
    { keys: "shift+k", label: "Select and go back", run: () => extend(-1) },
    ...(away
      ? []
      : [
          { keys: "a", label: "Assign", run: () => choose("assignee") },
          { keys: "p", label: "Set priority", run: () => choose("priority") },
          { keys: "l", label: "Add or remove a tag", run: () => choose("tag") },
          { keys: "e", label: "Resolve", run: () => run(setState("resolved"), targets()) },
        ]),
    { keys: "!", label: "Mark as spam", run: folder("spam") },
    { keys: "#", label: "Move to the trash", run: folder("trash") },
    ...(selection.ids.length > 0
      ? [{ keys: "escape", label: "Clear selection", run: () => selection.set([]) }]
      : []),
  ]);

  function clicked(event: MouseEvent) {
    const id = ticketOf(event.target);
    if (id === null || !(event.target instanceof Element) || !event.target.closest("a")) return;
    if (event.shiftKey) {
      // A range, as in any list; a new window is what Ctrl is for.
      event.preventDefault();
      selection.toggle(id, true);
    } else rows.remember(id);
  }
  function arrows(event: KeyboardEvent) {
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if ((by !== 1 && by !== -1) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (event.shiftKey) extend(by);
    else rows.move(by);
  }
  const point = (event: PointerEvent) => event.pointerType === "mouse" && aim(ticketOf(event.target));

  const selected = shown.filter(({ id }) => selection.ids.includes(id));
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: listens for what bubbles up from its rows, which are links. */}
      <div
        ref={rows.box}
        onClickCapture={clicked}
        onKeyDown={arrows}
        onPointerOver={point}
        onFocus={({ target }) => {
          rows.stand(ticketOf(target));
          aim(ticketOf(target));
        }}
        className={selected.length > 0 ? "max-lg:pb-14" : undefined}
      >
        <TicketTable
          tickets={shown}
          columns={columns}
          sort={query.q === "" ? query : null}
          now={now}
          selected={selection.has}
          selectedCount={selected.length}
          selectAll={(all) => selection.set(all ? ids : [])}
          select={selection.toggle}
          warm={warm}
        />
      </div>
      {selected.length > 0 && (
        <BulkBar
          tickets={selected}
          queue={query.queue}
          choice={choice}
          setChoice={close}
          run={(action) => run(action, selection.ids)}
          merge={merge}
          clear={() => selection.set([])}
        />
      )}
    </>
  );
}
