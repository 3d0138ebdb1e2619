import type { PartLengths } from "@/lib/html/message-parts";
import type { Folder, Priority, TicketState } from "./kinds";
import type { Queue } from "./list-query";

export type Named = { id: number; name: string };

/** One line of the list. */
export type TicketLine = {
  id: number;
  subject: string;
  /** The beginning of the newest message. */
  preview: string;
  lastKind: "customer" | "reply" | "note";
  state: TicketState;
  folder: Folder;
  priority: Priority;
  createdAt: Date;
  updatedAt: Date;
  dueAt: Date | null;
  pendingUntil: Date | null;
  customer: { id: number; name: string; email: string };
  assignee: Named | null;
  team: Named | null;
  department: Named;
  topic: Named | null;
  tags: Named[];
  hasAttachments: boolean;
  /** Whether something was written that the reader has not seen. */
  unread: boolean;
  /** Names of the colleagues who have it open now. */
  viewers: string[];
  /** In a search: the text around the hit, cut into pieces; those that match are marked. */
  hit: { text: string; match: boolean }[] | null;
};

export type TicketPage = {
  tickets: TicketLine[];
  /** Cursors of the neighbouring pages; null when there is none. */
  newer: string | null;
  older: string | null;
  /** What the search text could not mean, such as an unknown operator's value, for the reader. */
  notes: string[];
};

/** How many tickets are in each queue, and open in each department and team of the reader's; counted up to a limit. */
export type Count = number | "999+";
export type QueueCounts = {
  queues: Record<Queue, Count>;
  departments: (Named & { count: Count })[];
  teams: (Named & { count: Count })[];
};

export type CustomerCard = {
  id: number;
  name: string;
  email: string;
  phone: string | null;
  organisation: string | null;
  notes: string;
  blockedAt: Date | null;
  createdAt: Date;
};

/** Mail to the customer comes back: since when, and what the mail system said. */
export type FailingAddress = { since: string; reason: string };

/** Everything beside the thread. */
export type TicketDetails = {
  id: number;
  subject: string;
  state: TicketState;
  folder: Folder;
  priority: Priority;
  createdAt: Date;
  updatedAt: Date;
  resolvedAt: Date | null;
  closedAt: Date | null;
  dueAt: Date | null;
  overdueAt: Date | null;
  pendingUntil: Date | null;
  source: string;
  ip: string | null;
  customer: CustomerCard;
  failing: FailingAddress | null;
  department: Named;
  topic: Named | null;
  slaPlan: Named | null;
  assignee: Named | null;
  team: Named | null;
  tags: Named[];
  cc: { email: string; name: string }[];
  links: { id: number; subject: string; state: TicketState }[];
  /** Tickets merged into this one. */
  merged: { id: number; subject: string }[];
  /** The label of the key that made the ticket. */
  apiKey: string | null;
  /** The newest message; what a reply is written in sight of. */
  lastMessageId: number | null;
  /** The mailbox it came in by, which answers go out from. */
  mailboxId: number | null;
  /** Opened by a mail whose sender nobody vouched for. */
  unverified: boolean;
};

export type AttachmentLine = {
  id: number;
  name: string;
  contentType: string;
  size: number;
  contentId: string | null;
};

/** The mail that carries a reply; moments are texts. */
export type SentMail = {
  id: number;
  state: "queued" | "sending" | "sent" | "failed" | "canceled";
  sentAt: string | null;
  /** When it is tried next. */
  notBefore: string;
  attempts: number;
  lastError: string | null;
  /** When it came back. */
  bouncedAt: string | null;
  recipients: { email: string; name: string; error?: string }[];
};

/** One message of the thread; `body` as stored, sanitised but not yet rendered. */
export type ThreadEntry = {
  id: number;
  kind: "customer" | "reply" | "note";
  /** Null: the system. */
  author: Named | null;
  format: "text" | "html";
  body: string;
  parts: PartLengths | null;
  /** Whether `body` is only the beginning of a very long message. */
  cut: boolean;
  createdAt: Date;
  attachments: AttachmentLine[];
  /** Whether it came by mail, whose original is kept. */
  hasMail: boolean;
  /** Whether a trusted receiver does not vouch for the sender of that mail. */
  unverified: boolean;
  /** Whether a program wrote it: it is out of office, or the like. */
  automatic: boolean;
  /** The mail that carries it to the customer; null: it is no reply, or nothing could be sent when it was written. */
  sent: SentMail | null;
  /** While this lies ahead its author can take it back. */
  heldUntil: Date | null;
  /** The ticket it was written on, when that was another. */
  originId: number | null;
};

/** What happened to a ticket; `details` as lib/tickets/event-details.ts reads them. */
export type HistoryEntry = {
  id: number;
  at: Date;
  type: string;
  staff: Named | null;
  apiKey: string | null;
  details: Record<string, unknown>;
  originId: number | null;
};

/** A stretch of a thread: messages, oldest first, and what happened between them. */
export type ThreadPage = {
  messages: ThreadEntry[];
  events: HistoryEntry[];
  /** How many messages there are before the first of these. */
  earlier: number;
};

export type TicketView = { ticket: TicketDetails; thread: ThreadPage };
