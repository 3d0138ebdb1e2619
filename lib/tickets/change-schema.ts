import { z } from "zod";
import { emailAddress } from "@/lib/email-address";
import type { FieldIssue } from "@/lib/errors";
import { id } from "@/lib/id-schema";
import { storable, text } from "@/lib/text";
import { FOLDERS, PRIORITIES, TICKET_STATES } from "./kinds";

/** Tickets that one call may change: what a reader can select. */
export const MOST_CHANGES = 500;
const MOST_TAGS = 50;
// A merge adds the customers of what it takes in, and whoever edits the list sends all of them.
const MOST_CC = 200;

const moment = z.iso
  .datetime({ offset: true, error: "must be a moment such as 2026-11-23T09:00:00Z." })
  .transform((value) => new Date(value).toISOString());

export const tagName = text(50).refine((name) => !name.includes(","), "must not hold a comma.");
const tags = z.array(tagName).max(MOST_TAGS, `must be at most ${MOST_TAGS} tags.`);

/** Somebody who gets a copy of every reply. */
export const Cc = z.object({
  email: emailAddress,
  name: z.string().transform(storable).pipe(z.string().trim().max(200)).default(""),
});

/** The facts about a ticket that staff change; only those that are there are set. */
export const TicketSet = z
  .object({
    subject: text(1000),
    state: z.enum(TICKET_STATES),
    /** When a pending ticket opens again by itself; null: when the customer writes. */
    pendingUntil: moment.nullable(),
    priority: z.enum(PRIORITIES),
    departmentId: id,
    topicId: id.nullable(),
    assigneeId: id.nullable(),
    teamId: id.nullable(),
    dueAt: moment.nullable(),
    folder: z.enum(FOLDERS).exclude(["merged"]),
    /** All of its tags; they are made when there are none of these names yet. */
    tags,
    addTags: tags,
    removeTags: tags,
    cc: z.array(Cc).max(MOST_CC, `must be at most ${MOST_CC} people.`),
  })
  .partial();
export type TicketSet = z.input<typeof TicketSet>;

export const TicketChange = z.object({
  id,
  set: TicketSet,
  /**
   * What the reader saw in the fields that are set. Where a ticket says something else by now (and not what is to be
   * set), the call is refused with `conflict`. Left out: whatever it says is overwritten.
   */
  seen: TicketSet.optional(),
});
export type TicketChange = z.input<typeof TicketChange>;

export const TicketChanges = z.object({ changes: z.array(TicketChange).min(1).max(MOST_CHANGES) });

/** What a call changed; setting `before` with `after` as seen takes it back. */
export type ChangedTicket = { id: number; before: TicketSet; after: TicketSet };
export type ChangeResult = {
  changed: ChangedTicket[];
  /** What was left alone because somebody had changed it: `1042.priority` with who did, when. */
  conflicts: FieldIssue[];
};
