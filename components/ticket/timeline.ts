import type { HistoryEntry, ThreadEntry } from "@/lib/tickets/views";

/** What the thread shows, from top to bottom. */
export type TimelineItem<M, E> =
  | { kind: "day"; key: string; at: Date }
  | { kind: "message"; key: string; message: M }
  | { kind: "events"; key: string; events: E[] };

type Message = Pick<ThreadEntry, "id" | "createdAt">;
type Event = Pick<HistoryEntry, "id" | "at" | "type" | "staff" | "apiKey">;

/** Events of one person within this time are told in one line. */
const GROUP_MS = 60_000;

/**
 * Messages and events in the order of time, with a line where another day begins.
 * @param day names the day of a moment in the reader's zone
 */
export function timeline<M extends Message, E extends Event>(
  messages: readonly M[],
  events: readonly E[],
  day: (at: Date) => string,
): TimelineItem<M, E>[] {
  const items: TimelineItem<M, E>[] = [];
  let today: string | undefined;
  for (const entry of merged(messages, events)) {
    const at = "message" in entry ? entry.message.createdAt : entry.event.at;
    const name = day(at);
    if (today !== undefined && name !== today) items.push({ kind: "day", key: `day-${name}`, at });
    today = name;
    const last = items.at(-1);
    if ("message" in entry)
      items.push({ kind: "message", key: `message-${entry.message.id}`, message: entry.message });
    else if (last?.kind === "events" && together(last.events, entry.event)) last.events.push(entry.event);
    else items.push({ kind: "events", key: `event-${entry.event.id}`, events: [entry.event] });
  }
  return items;
}

function merged<M extends Message, E extends Event>(messages: readonly M[], events: readonly E[]) {
  const entries = [
    ...messages.map((message) => ({ message, at: message.createdAt.getTime(), rank: 0 })),
    ...events.map((event) => ({ event, at: event.at.getTime(), rank: event.type === "created" ? -1 : 1 })),
  ];
  // Sorting keeps the order of equals: messages in theirs, events in theirs, what a message caused below it; a ticket's making comes first.
  return entries.sort((one, other) => one.at - other.at || one.rank - other.rank);
}

function together(group: readonly Event[], next: Event): boolean {
  const [first] = group;
  if (!first) return false;
  const same = first.staff?.id === next.staff?.id && first.apiKey === next.apiKey;
  return same && next.at.getTime() - first.at.getTime() <= GROUP_MS;
}
