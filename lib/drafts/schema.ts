import { z } from "zod";
import { id } from "@/lib/id-schema";
import { storable } from "@/lib/text";
import { PRIORITIES } from "@/lib/tickets/kinds";

export const DRAFT_KINDS = ["reply", "note"] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];

/** Characters of HTML that a draft may hold; pictures are files beside it. */
export const MOST_DRAFT_CHARS = 1_048_576;
export const MOST_DRAFT_FILES = 50;

/** The address segment of the draft of a new ticket, where others have their ticket's number. */
export const NEW_TICKET = "new";

const words = (max: number) => z.string().max(max).transform(storable);

/** What is filled in beside the text of a new ticket, finished or not; checked when the ticket is opened. */
export const DraftFields = z
  .object({
    email: words(500),
    name: words(500),
    subject: words(2000),
    source: words(50),
    departmentId: id.nullable(),
    topicId: id.nullable(),
    priority: z.enum(PRIORITIES).nullable(),
    assigneeId: id.nullable(),
    cc: z.array(z.object({ email: words(500), name: words(500) })).max(50),
    tags: z.array(words(100)).max(50),
  })
  .partial();
export type DraftFields = z.output<typeof DraftFields>;

/** What PUT /desk/drafts/[ticket] takes. */
export const DraftSave = z.object({
  kind: z.enum(DRAFT_KINDS),
  /** HTML as the editor writes it. */
  body: z
    .string()
    .max(MOST_DRAFT_CHARS, "is too long to be kept; send it in parts or attach it as a file.")
    .transform(storable),
  fields: DraftFields.default({}),
  /** The revision that this began as; null: there was none. */
  revision: z.number().int().nullable(),
  /** Overwrites whatever another window has saved since. */
  force: z.boolean().default(false),
});
export type DraftSave = z.input<typeof DraftSave>;

/** A file of a draft. `url` downloads it, and with `?inline=1` shows it when it is a picture. */
export type DraftFile = { id: number; name: string; contentType: string; size: number; url: string };

/** What somebody is writing. Dates are texts: it travels as JSON. */
export type Draft = {
  id: number;
  /** Null: the draft of a new ticket. */
  ticketId: number | null;
  kind: DraftKind;
  body: string;
  fields: DraftFields;
  revision: number;
  updatedAt: string;
  files: DraftFile[];
};

/** What saving answers; null when there was nothing left to keep and the draft is gone. */
export type SavedDraft = { id: number; revision: number; updatedAt: string } | null;
