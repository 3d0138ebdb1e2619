import { NOTICES, type NoticeKind } from "@/lib/mail-templates/templates";

/** Something on a ticket that somebody may want to know at once. */
export type Happening = {
  kind: NoticeKind;
  ticketId: number;
  /** The member of staff who did it; null: a customer or the system. */
  actorId: number | null;
  /** Whom it is about by name: those mentioned, or given the ticket. Null: whoever answers for the ticket. */
  to: { staff: readonly number[]; teams: readonly number[] } | null;
  /** Who answers for the ticket now. */
  assigneeId: number | null;
  teamId: number | null;
  departmentId: number;
};

export type Colleague = {
  id: number;
  muted: readonly string[];
  teams: readonly number[];
  departments: readonly number[];
};

/** Tickets that one person gets a mail each about; of more they get a list. */
export const MOST_SINGLE = 5;

/**
 * Who is told what: at most one thing a ticket and person, the most urgent. Never who did it, and nobody what they do
 * not want. A ticket that is nobody's is its department's; of a department that nobody works in, everybody's. A new ticket
 * that somebody has by the time it could be told is no news: they took it, or are told that it was given to them.
 */
export function planNotices<H extends Happening>(
  happenings: readonly H[],
  colleagues: readonly Colleague[],
): Map<number, H[]> {
  const plan = new Map<number, Map<number, H>>();
  for (const happening of happenings)
    for (const { id, muted } of audience(happening, colleagues)) {
      if (id === happening.actorId || muted.includes(happening.kind)) continue;
      const tickets = plan.get(id) ?? new Map<number, H>();
      plan.set(id, tickets);
      const known = tickets.get(happening.ticketId);
      if (!known || urgency(happening) <= urgency(known)) tickets.set(happening.ticketId, happening);
    }
  return new Map([...plan].map(([id, tickets]) => [id, [...tickets.values()]]));
}

const urgency = ({ kind }: Happening) => NOTICES.indexOf(kind);

function audience(happening: Happening, colleagues: readonly Colleague[]): readonly Colleague[] {
  const { kind, to, assigneeId, teamId, departmentId } = happening;
  if (kind === "new_ticket" && assigneeId !== null) return [];
  if (to)
    return colleagues.filter(
      ({ id, teams }) => to.staff.includes(id) || teams.some((team) => to.teams.includes(team)),
    );
  const assignee = colleagues.filter(({ id }) => id === assigneeId);
  if (assignee.length > 0) return assignee;
  const team = colleagues.filter(({ teams }) => teamId !== null && teams.includes(teamId));
  if (team.length > 0) return team;
  const department = colleagues.filter(({ departments }) => departments.includes(departmentId));
  return department.length > 0 ? department : colleagues;
}
