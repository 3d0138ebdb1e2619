import "server-only";
import { storeFiles } from "@/lib/attachments/store";
import { requireWriter } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/errors";
import { storable } from "@/lib/text";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import { visibleSql } from "@/lib/tickets/visibility";
import { draftFileUrl } from "./find";
import { draftPlace } from "./place";
import { type DraftFile, MOST_DRAFT_FILES } from "./schema";

const LONGEST_NAME = 255;

/**
 * Puts a file into the reader's own draft, which is made when there is none. The draft's text and revision stay.
 * @throws AppError not_found, conflict (the draft is full)
 */
export async function addDraftFile(
  context: Context,
  ticket: number | string,
  { name, contentType, content }: NamedFile,
): Promise<DraftFile> {
  const { staffId, ticketId } = await draftPlace(context, ticket);
  if (content.byteLength === 0)
    throw new AppError("invalid", `“${name}” is empty.`, {
      fields: [{ field: "file", message: "is empty." }],
    });
  return transaction(context.db.pool, async (client) => {
    // The update locks the row: files that arrive at once are counted one after the other.
    const { rows: drafts } = await client.query<{ id: number }>(
      `INSERT INTO draft (staff_id, ticket_id, revision) VALUES ($1, $2, 0)
       ON CONFLICT (staff_id, ticket_id) DO UPDATE SET updated_at = now() RETURNING id`,
      [staffId, ticketId],
    );
    const [fileId] = await storeFiles(client, [content]);
    const { rows } = await client.query<{ id: number; name: string; contentType: string }>(
      `INSERT INTO draft_file (draft_id, file_id, name, content_type) SELECT $1, $2, $3, $4
       WHERE (SELECT count(*) FROM draft_file WHERE draft_id = $1) < ${MOST_DRAFT_FILES}
       RETURNING id, name, content_type AS "contentType"`,
      [drafts[0]?.id, fileId, clean(name), storable(contentType).slice(0, 200)],
    );
    const file = rows[0];
    if (!file)
      throw new AppError(
        "conflict",
        `A message can carry ${MOST_DRAFT_FILES} files; remove one to add another.`,
      );
    return { ...file, size: content.byteLength, url: draftFileUrl(file.id) };
  });
}

/** A name without a path, its end kept: that is what tells a file's kind. */
const clean = (name: string) => storable(name).split(/[/\\]/).at(-1)?.trim().slice(-LONGEST_NAME) || "file";

/** A file of the reader's own draft; null when it is not there or not theirs. */
export async function findDraftFile(context: Context, id: number): Promise<NamedFile | null> {
  const { id: staffId } = requireWriter(context);
  const { rows } = await context.db.pool.query<NamedFile>(
    `SELECT draft_file.name, draft_file.content_type AS "contentType", file.content
     FROM draft_file JOIN draft ON draft.id = draft_id JOIN file ON file.id = file_id
     LEFT JOIN ticket ON ticket.id = draft.ticket_id
     WHERE draft_file.id = $1 AND draft.staff_id = $2 AND (draft.ticket_id IS NULL OR ${visibleSql(context)})`,
    [id, staffId],
  );
  return rows[0] ?? null;
}

/** Takes a file out of the reader's own draft. @throws AppError not_found */
export async function removeDraftFile(context: Context, id: number): Promise<void> {
  const { id: staffId } = requireWriter(context);
  const { db } = context;
  const found = await db.prisma.draftFile.findFirst({
    where: { id, draft: { staffId } },
    select: { draftId: true },
  });
  if (!found) throw new AppError("not_found", "This file is not in a draft of yours.");
  await db.prisma.$transaction([
    db.prisma.draftFile.deleteMany({ where: { id } }),
    // A draft that never had anything but its files; `saveDraft` sees to those with a text.
    db.prisma.draft.deleteMany({ where: { id: found.draftId, revision: 0, files: { none: {} } } }),
  ]);
}
