import type { MessagePart } from "@/lib/html/message-parts";
import type { HistoryEntry, ThreadEntry } from "@/lib/tickets/views";

/** A message ready to be shown: HTML is rendered, and `blocked` counts its pictures that were left out. */
export type RenderedEntry = Omit<ThreadEntry, "body" | "parts"> & { parts: MessagePart[]; blocked: number };

/** A stretch of a thread ready to be shown. */
export type RenderedThread = { messages: RenderedEntry[]; events: HistoryEntry[]; earlier: number };

/** A type as JSON brings it: moments are texts. */
type Sent<T> = {
  [K in keyof T]: T[K] extends Date ? string : T[K] extends Date | null ? string | null : T[K];
};
export type SentThread = { messages: Sent<RenderedEntry>[]; events: Sent<HistoryEntry>[]; earlier: number };

/** A stretch that came as JSON. */
export function fromJson({ messages, events, earlier }: SentThread): RenderedThread {
  return {
    messages: messages.map((message) => ({
      ...message,
      createdAt: new Date(message.createdAt),
      heldUntil: message.heldUntil === null ? null : new Date(message.heldUntil),
    })),
    events: events.map((event) => ({ ...event, at: new Date(event.at) })),
    earlier,
  };
}
