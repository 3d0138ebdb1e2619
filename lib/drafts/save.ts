import "server-only";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { isBlank, sanitizeWritten } from "@/lib/html/sanitize";
import { validate } from "@/lib/validate";
import { draftPlace, type Place } from "./place";
import { type DraftFields, DraftSave, type SavedDraft } from "./schema";

/**
 * Saves the reader's own draft as it is now; without a word and a file it is deleted.
 * @param ticket a ticket's id or address segment
 * @throws AppError invalid, not_found, conflict (another window has saved, sent or discarded it since)
 */
export async function saveDraft(
  context: Context,
  ticket: number | string,
  input: unknown,
): Promise<SavedDraft> {
  const place = await draftPlace(context, ticket);
  const draft = validate(DraftSave, input);
  const body = sanitizeWritten(draft.body, { mentions: true });
  if (isBlank(body) && isEmpty(draft.fields)) {
    const left = await deleteUnlessFiles(context, place, draft.force ? null : (draft.revision ?? 0));
    if (!left) return null;
  }
  // A revision starts anywhere: a window that still shows a draft sent long ago must not take the next one for it. 0, like
  // none at all, is a draft that so far has only files. The same text again is no conflict: an answer may have been lost.
  const { rows } = await context.db.pool.query<{ id: number; revision: number; updatedAt: Date }>(
    `INSERT INTO draft (staff_id, ticket_id, kind, body, fields, revision)
     SELECT $1, $2::int, $3::"MessageKind", $4, $5, 1 + floor(random() * 1000000000)::int
     WHERE $6 = 0 OR $7 OR EXISTS (
       SELECT FROM draft WHERE staff_id = $1 AND ticket_id IS NOT DISTINCT FROM $2::int)
     ON CONFLICT (staff_id, ticket_id) DO UPDATE
     SET kind = excluded.kind, body = excluded.body, fields = excluded.fields, updated_at = now(),
       revision = CASE draft.revision WHEN 0 THEN excluded.revision ELSE draft.revision + 1 END
     WHERE $7 OR draft.revision = $6::int
       OR (draft.kind, draft.body, draft.fields) = (excluded.kind, excluded.body, excluded.fields)
     RETURNING id, revision, updated_at AS "updatedAt"`,
    [place.staffId, place.ticketId, draft.kind, body, draft.fields, draft.revision ?? 0, draft.force],
  );
  const saved = rows[0];
  if (!saved) throw new AppError("conflict", "This draft was changed in another window.");
  return { id: saved.id, revision: saved.revision, updatedAt: saved.updatedAt.toISOString() };
}

/** Throws the reader's own draft away, with its files. Twice is the same as once. @throws AppError not_found */
export async function discardDraft(context: Context, ticket: number | string): Promise<void> {
  await context.db.prisma.draft.deleteMany({ where: await draftPlace(context, ticket) });
}

const isEmpty = (fields: DraftFields) =>
  Object.values(fields).every(
    (value) => value === null || value === undefined || (typeof value !== "number" && value.length === 0),
  );

/**
 * Whether a draft is left: one that has files, or that another window has changed since.
 * @param revision null: any
 */
async function deleteUnlessFiles(
  { db }: Context,
  { staffId, ticketId }: Place,
  revision: number | null,
): Promise<boolean> {
  const { rows } = await db.pool.query<{ left: boolean }>(
    `WITH mine AS (
       SELECT id, revision FROM draft WHERE staff_id = $1 AND ticket_id IS NOT DISTINCT FROM $2::int
     ), gone AS (
       DELETE FROM draft USING mine WHERE draft.id = mine.id AND mine.revision = coalesce($3, mine.revision)
         AND NOT EXISTS (SELECT FROM draft_file WHERE draft_id = draft.id)
       RETURNING draft.id
     )
     SELECT EXISTS (SELECT FROM mine WHERE id NOT IN (SELECT id FROM gone)) AS left`,
    [staffId, ticketId, revision],
  );
  return rows[0]?.left ?? false;
}
