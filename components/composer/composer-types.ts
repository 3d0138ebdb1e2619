import type { FormAction } from "@/components/forms/send";
import type { Draft } from "@/lib/drafts/schema";
import type { TicketState } from "@/lib/tickets/kinds";
import type { OpenedByStaff, SentMessage } from "@/lib/tickets/send-schema";
import type { Named } from "@/lib/tickets/views";

/** The newest entry of the thread: what a reply is written in sight of. */
export type LastMessage = {
  id: number;
  kind: "customer" | "reply" | "note";
  /** Who wrote it; "System" when nobody did. */
  author: string;
  createdAt: Date | string;
  /** Whether it is the reader's own. */
  mine: boolean;
};

export type ComposerTicket = {
  id: number;
  customerName: string;
  state: TicketState;
  lastMessage: LastMessage | null;
};

export type ComposerActions = {
  send: FormAction<SentMessage>;
  unsend: FormAction<Draft>;
};

export type OpenTicketAction = FormAction<OpenedByStaff>;

/** Whether a reply goes out by mail, and whether the reader may set that up. */
export type MailReadiness = { ready: boolean; mayChange: boolean };

export type ComposerProps = {
  ticket: ComposerTicket;
  me: Named;
  /** Who can be mentioned in a note. */
  staff: readonly Named[];
  /** What the reader had written here before, on whatever device. */
  draft: Draft | null;
  actions: ComposerActions;
  mail: MailReadiness;
  /** The ticket after this one in the list it was opened from; without one, "and next" leads to the list. */
  nextHref?: string | null;
};
