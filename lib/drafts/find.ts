import "server-only";
import type { Context } from "@/lib/context";
import { draftPlace } from "./place";
import { type Draft, DraftFields, type DraftFile } from "./schema";

/** Where a file of a draft is served. */
export const draftFileUrl = (id: number): string => `/desk/draft-files/${id}`;

const FILE = {
  select: { id: true, name: true, contentType: true, file: { select: { size: true } } },
} as const;

/**
 * The reader's own draft; null when there is none.
 * @param ticket a ticket's id or address segment; null or "new": the draft of a new ticket
 * @throws AppError not_found (no such ticket to be seen)
 */
export async function findDraft(context: Context, ticket: number | string | null): Promise<Draft | null> {
  const where = await draftPlace(context, ticket);
  // Most tickets have none, which costs a tenth of what Prisma takes to ask for one with its files.
  const { rows } = await context.db.pool.query<{ id: number }>(
    `SELECT id FROM draft WHERE staff_id = $1 AND ticket_id ${where.ticketId === null ? "IS NULL" : "= $2"}`,
    where.ticketId === null ? [where.staffId] : [where.staffId, where.ticketId],
  );
  const draft =
    rows[0] &&
    (await context.db.prisma.draft.findUnique({
      where: { id: rows[0].id },
      include: { files: { ...FILE, orderBy: { id: "asc" } } },
    }));
  if (!draft) return null;
  const { id, ticketId, kind, body, fields, revision, updatedAt, files } = draft;
  return {
    id,
    ticketId,
    kind: kind === "note" ? "note" : "reply",
    body,
    fields: DraftFields.catch({}).parse(fields),
    revision,
    updatedAt: updatedAt.toISOString(),
    files: files.map(
      (file): DraftFile => ({
        id: file.id,
        name: file.name,
        contentType: file.contentType,
        size: file.file.size,
        url: draftFileUrl(file.id),
      }),
    ),
  };
}
