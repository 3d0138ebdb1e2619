"use client";

import { CircleUserRound, Users, UserX } from "lucide-react";
import { useChoices } from "@/components/desk/use-choices";
import { PropertyPick } from "@/components/ticket/property-pick";
import { type Change, useTicket } from "@/components/ticket/ticket-context";
import { Avatar } from "@/components/ui/avatar";
import type { Named, TicketDetails } from "@/lib/tickets/views";

/** To give the ticket to somebody; it stays with its team. */
export const assignTo = (ticket: TicketDetails, to: Named, me: Named): Change => ({
  set: { assigneeId: to.id },
  patch: { assignee: to },
  said: `#${ticket.id} assigned to ${to.id === me.id ? "you" : to.name}.`,
});

/** Who works on the ticket: a colleague, a team, or nobody yet. */
export function AssigneePick({ inSheet }: { inSheet?: boolean }) {
  const { ticket, me, change } = useTicket();
  const { staff, teams, ready } = useChoices();
  const { id, assignee, team } = ticket;

  function pick(value: string) {
    const [kind, number] = value.split(":");
    const wanted = (list: readonly Named[]) => list.find((one) => String(one.id) === number);
    if (kind === "nobody")
      return change({
        set: { assigneeId: null, teamId: null },
        patch: { assignee: null, team: null },
        said: `#${id} is unassigned.`,
      });
    if (kind === "team") {
      const to = wanted(teams);
      if (!to) return;
      return change({
        set: { teamId: to.id, assigneeId: null },
        patch: { team: to, assignee: null },
        said: `#${id} assigned to team ${to.name}.`,
      });
    }
    const to = wanted([me, ...staff]);
    if (to) change(assignTo(ticket, to, me));
  }

  const options = [
    { value: `staff:${me.id}`, label: `${me.name} (you)`, icon: <Avatar name={me.name} size="sm" /> },
    { value: "nobody", label: "Nobody", icon: <UserX /> },
    ...staff
      .filter((one) => one.id !== me.id)
      .map((one) => ({
        value: `staff:${one.id}`,
        label: one.name,
        icon: <Avatar name={one.name} size="sm" />,
      })),
    ...teams.map((one) => ({ value: `team:${one.id}`, label: `Team ${one.name}`, icon: <Users /> })),
  ];
  const names = [assignee?.name, team && `team ${team.name}`].filter(Boolean).join(", ");
  return (
    <>
      <PropertyPick
        part="assignee"
        label="Assignee"
        options={options}
        loading={!ready}
        chosen={assignee ? [`staff:${assignee.id}`] : team ? [`team:${team.id}`] : ["nobody"]}
        onPick={pick}
        inSheet={inSheet}
      >
        {assignee ? (
          <Avatar name={assignee.name} size="sm" />
        ) : team ? (
          <Users className="text-muted" />
        ) : (
          <CircleUserRound className="text-muted" />
        )}
        <span dir="auto" className={names ? "min-w-0 truncate" : "text-muted"} title={names || undefined}>
          {assignee?.name ?? (team ? `Team ${team.name}` : "Nobody")}
          {assignee && team && <span className="text-muted"> · {team.name}</span>}
        </span>
      </PropertyPick>
      {assignee?.id !== me.id && (
        <button
          type="button"
          onClick={() => change(assignTo(ticket, me, me))}
          className="min-h-6 rounded-sm text-accent text-xs hover:underline pointer-coarse:min-h-9"
        >
          Assign to me
        </button>
      )}
    </>
  );
}
