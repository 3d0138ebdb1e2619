import "server-only";
import type { Context } from "@/lib/context";
import { readThread } from "./read-thread";
import type { HistoryEntry, TicketDetails, TicketView } from "./views";
import { visibleSql, visibleWhere } from "./visibility";

const MOST_EVENTS = 200;

const NAME = { select: { name: true } } as const;

/**
 * One ticket with its thread and history; null when there is none with this id for this context to see.
 * @param messages how many of the newest messages to read
 */
export async function readTicket(context: Context, id: number, messages: number): Promise<TicketView | null> {
  const ticket = await readDetails(context, id);
  if (!ticket) return null;
  const [{ thread, earlier }, history] = await Promise.all([
    readThread(context.db, id, messages),
    readHistory(context, id),
  ]);
  return { ticket, thread, earlier, history };
}

/** Whether there is a ticket with this id for this context to see. */
export async function ticketExists(context: Context, id: number): Promise<boolean> {
  const { rows } = await context.db.pool.query(
    `SELECT FROM ticket WHERE ticket.id = $1 AND ${visibleSql(context)}`,
    [id],
  );
  return rows.length > 0;
}

async function readDetails(context: Context, id: number): Promise<TicketDetails | null> {
  const found = await context.db.prisma.ticket.findFirst({
    where: { AND: [{ id }, visibleWhere(context)] },
    include: {
      customer: { select: { name: true, email: true, phone: true } },
      department: NAME,
      topic: NAME,
      slaPlan: NAME,
      apiKey: { select: { label: true } },
    },
  });
  if (!found) return null;
  const { subject, state, priority, createdAt, closedAt, dueAt, source, ip, customer } = found;
  return {
    id,
    subject,
    state,
    priority,
    createdAt,
    closedAt,
    dueAt,
    source,
    ip,
    customer,
    department: found.department.name,
    topic: found.topic?.name ?? null,
    slaPlan: found.slaPlan?.name ?? null,
    apiKey: found.apiKey?.label ?? null,
  };
}

async function readHistory({ db }: Context, ticketId: number): Promise<HistoryEntry[]> {
  const events = await db.prisma.ticketEvent.findMany({
    where: { ticketId },
    include: { staff: NAME, apiKey: { select: { label: true } } },
    orderBy: { id: "desc" },
    take: MOST_EVENTS,
  });
  return events.reverse().map(({ id, at, type, staff, apiKey, details }) => ({
    id,
    at,
    type,
    staff: staff?.name ?? null,
    apiKey: apiKey?.label ?? null,
    source: sourceOf(details),
  }));
}

/** `details` is JSON that an older version may have written. */
function sourceOf(details: unknown): string | null {
  const source = details && typeof details === "object" && "source" in details ? details.source : null;
  return typeof source === "string" ? source : null;
}
