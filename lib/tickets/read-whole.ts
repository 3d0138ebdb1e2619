import "server-only";
import type { Context } from "@/lib/context";
import { readTicket } from "./read";
import { readEarlier } from "./read-thread";
import type { TicketView } from "./views";

/** A mail loop can leave thousands of messages of any size; more than this nobody prints, and no browser shows. */
const MOST_MESSAGES = 2_000;
const MOST_CHARS = 8_000_000;

/** A ticket with all of its thread, or as much of its newest part as can be shown at once; null as `readTicket`. */
export async function readWholeTicket(context: Context, id: number): Promise<TicketView | null> {
  const found = await readTicket(context, id);
  if (!found) return null;
  const { ticket, thread } = found;
  let { messages, events, earlier } = thread;
  const chars = () => messages.reduce((sum, { body }) => sum + body.length, 0);
  while (earlier > 0 && messages.length < MOST_MESSAGES && chars() < MOST_CHARS) {
    const older = await readEarlier(context, id, messages[0]?.id ?? null);
    if (!older || older.messages.length === 0) break;
    messages = [...older.messages, ...messages];
    events = [...older.events, ...events];
    earlier = older.earlier;
  }
  return { ticket, thread: { messages, events, earlier } };
}
