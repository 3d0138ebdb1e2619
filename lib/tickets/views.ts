import type { Priority, TicketState } from "./schema";

/** One line of the list. */
export type TicketLine = {
  id: number;
  subject: string;
  state: TicketState;
  priority: Priority;
  createdAt: Date;
  dueAt: Date | null;
  customer: string;
  email: string;
  department: string;
};

export type TicketPage = {
  tickets: TicketLine[];
  /** Where the neighbouring pages begin; null when there is none. */
  newer: { after: number } | null;
  older: { before: number } | null;
};

/** Everything beside the thread. */
export type TicketDetails = {
  id: number;
  subject: string;
  state: TicketState;
  priority: Priority;
  createdAt: Date;
  closedAt: Date | null;
  dueAt: Date | null;
  source: string;
  ip: string | null;
  customer: { name: string; email: string; phone: string | null };
  department: string;
  topic: string | null;
  slaPlan: string | null;
  /** The label of the key that made the ticket. */
  apiKey: string | null;
};

export type AttachmentLine = {
  id: number;
  name: string;
  contentType: string;
  size: number;
  contentId: string | null;
};

/** One message of the thread; `body` as stored, sanitised but not yet rendered. */
export type ThreadEntry = {
  id: number;
  kind: "customer" | "reply" | "note";
  /** Null: the system. */
  author: string | null;
  format: "text" | "html";
  body: string;
  /** Whether `body` is only the beginning of a very long message. */
  cut: boolean;
  createdAt: Date;
  attachments: AttachmentLine[];
  /** Whether it came by mail, whose original is kept. */
  hasMail: boolean;
};

export type HistoryEntry = {
  id: number;
  at: Date;
  type: string;
  staff: string | null;
  apiKey: string | null;
  source: string | null;
};

export type TicketView = {
  ticket: TicketDetails;
  /** Oldest first. */
  thread: ThreadEntry[];
  /** How many messages before those are not in `thread`. */
  earlier: number;
  /** Oldest first. */
  history: HistoryEntry[];
};

/** A ticket's state after a change; `changed` is false when it was in that state already. */
export type StateChange = { id: number; state: TicketState; changed: boolean };
