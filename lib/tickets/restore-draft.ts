import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";

type Sent = { staffId: number; ticketId: number; messageId: number };

/**
 * Makes a message that is taken back its writer's draft again, inline pictures (`cid:`) included. Part of the caller's
 * transaction, which deletes the message.
 * @throws AppError conflict: there is another draft already
 */
export async function restoreDraft(
  client: pg.PoolClient,
  { staffId, ticketId, messageId }: Sent,
): Promise<void> {
  const { rows: drafts } = await client.query<{ id: number; body: string }>(
    `INSERT INTO draft (staff_id, ticket_id, kind, body, revision)
     SELECT $1, $2, kind, body, 1 + floor(random() * 1000000000)::int FROM message WHERE id = $3
     ON CONFLICT (staff_id, ticket_id) DO UPDATE
     SET kind = excluded.kind, body = excluded.body, revision = excluded.revision, updated_at = now()
     WHERE draft.body = '' AND NOT EXISTS (SELECT FROM draft_file WHERE draft_id = draft.id)
     RETURNING id, body`,
    [staffId, ticketId, messageId],
  );
  const draft = drafts[0];
  if (!draft)
    throw new AppError(
      "conflict",
      "You have begun another message on this ticket; send or discard that one before you take this one back.",
    );
  const { rows: files } = await client.query<{ id: number; contentId: string | null }>(
    `WITH sent AS (
       SELECT nextval('draft_file_id_seq')::int AS id, attachment.file_id, attachment.name, attachment.content_type,
         attachment.content_id
       FROM (SELECT * FROM attachment WHERE message_id = $2 ORDER BY id) AS attachment
     ), back AS (
       INSERT INTO draft_file (id, draft_id, file_id, name, content_type)
       SELECT id, $1, file_id, name, content_type FROM sent
     )
     SELECT id, content_id AS "contentId" FROM sent`,
    [draft.id, messageId],
  );
  const body = withFiles(draft.body, files);
  if (body !== draft.body) await client.query("UPDATE draft SET body = $2 WHERE id = $1", [draft.id, body]);
}

/** Content ids of ours hold nothing that HTML would write in another way. */
const withFiles = (body: string, files: readonly { id: number; contentId: string | null }[]) =>
  files.reduce(
    (html, { id, contentId }) =>
      contentId === null ? html : html.replaceAll(`"cid:${contentId}"`, `"/desk/draft-files/${id}?inline=1"`),
    body,
  );
