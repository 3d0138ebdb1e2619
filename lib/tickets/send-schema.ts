import { z } from "zod";
import { emailAddress } from "@/lib/email-address";
import { id } from "@/lib/id-schema";
import { storable, text } from "@/lib/text";
import { Cc, tagName } from "./change-schema";
import { PRIORITIES, type TicketState } from "./kinds";
import { PANEL_SOURCES } from "./sending";

const MOST_BODY_CHARS = 1_048_576;

const body = z
  .string()
  .max(MOST_BODY_CHARS, "is too long; send it in parts or attach it as a file.")
  .transform(storable);
/** Made by the browser once a message, so that sending it twice writes it once. */
const sendKey = z.uuid();

/** What becomes of the ticket after the message: `stay` leaves its state. Not named `then`, which promises are known by. */
export const AFTERS = ["stay", "open", "pending", "resolve", "close"] as const;
export type After = (typeof AFTERS)[number];

export const STATE_OF: Record<After, TicketState | undefined> = {
  stay: undefined,
  open: "open",
  pending: "pending",
  resolve: "resolved",
  close: "closed",
};

const after = z.enum(AFTERS).default("stay");
const pendingUntil = z.iso
  .datetime({ offset: true })
  .transform((value) => new Date(value))
  .nullable()
  .default(null);

/** A reply or a note on a ticket; the files of its writer's draft go with it. */
export const SendMessage = z.strictObject({
  ticketId: id,
  kind: z.enum(["reply", "note"]),
  /** HTML as the editor writes it. */
  body,
  sendKey,
  /** The newest message its writer saw; what others wrote since stops a reply, once. */
  seenMessageId: id.nullable(),
  after,
  /** With `pending`: when it opens again by itself. */
  pendingUntil,
  /** Sends although somebody has written since. */
  force: z.boolean().default(false),
});
export type SendMessage = z.input<typeof SendMessage>;

export type SentMessage = {
  messageId: number;
  ticketId: number;
  /** While this lies ahead, `unsendMessage` takes it back; null for notes. Dates are texts: it goes through JSON. */
  heldUntil: string | null;
  state: TicketState;
  /** Whether the ticket, nobody's until now, became the writer's. */
  assigned: boolean;
};

export const UnsendMessage = z.object({ messageId: id });
export type UnsendMessage = z.input<typeof UnsendMessage>;

/** A ticket that staff open for a customer; the files of the writer's draft of a new ticket go with it. */
export const OpenByStaff = z.strictObject({
  email: emailAddress,
  /** Left out for a known customer: the name they have. */
  name: z.string().trim().max(200, "must be at most 200 characters.").transform(storable).default(""),
  subject: text(1000),
  body,
  /** `reply` goes to the customer, `note` is for staff alone. */
  kind: z.enum(["reply", "note"]),
  source: z.enum(PANEL_SOURCES).default("Panel"),
  departmentId: id.nullable().default(null),
  topicId: id.nullable().default(null),
  priority: z.enum(PRIORITIES).nullable().default(null),
  assigneeId: id.nullable().default(null),
  cc: z.array(Cc).max(50, "must be at most 50 people.").default([]),
  tags: z.array(tagName).max(50, "must be at most 50 tags.").default([]),
  after,
  pendingUntil,
  sendKey,
});
export type OpenByStaff = z.input<typeof OpenByStaff>;

/** A first message is not held: taking it back would leave a ticket without any. */
export type OpenedByStaff = { id: number; messageId: number };
