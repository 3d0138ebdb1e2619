import "server-only";
import { randomUUID } from "node:crypto";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import { isBlank, mentionedIn, sanitizeWritten } from "@/lib/html/sanitize";

type Writing = {
  staffId: number;
  /** Null: the draft of a new ticket. */
  ticketId: number | null;
  kind: "reply" | "note";
  /** HTML as the editor wrote it. */
  body: string;
};

/** A message ready to be stored, with the files that go with it. */
export type Written = {
  body: string;
  mentioned: number[];
  files: { fileId: number; name: string; contentType: string; contentId: string | null }[];
};

type Row = { id: number; fileId: number; name: string; contentType: string };

/**
 * Makes a message of what somebody wrote and takes their draft away. Pictures of the draft that the text shows become
 * inline ones (`cid:`); a note keeps its mentions, in a reply they are words. Part of the caller's transaction.
 * @throws AppError invalid: there is neither a text nor a file
 */
export async function takeDraft(
  client: pg.PoolClient,
  { staffId, ticketId, kind, body }: Writing,
): Promise<Written> {
  // Locked before its files are read: an upload that is just ending comes along.
  const { rows: drafts } = await client.query<{ id: number }>(
    "SELECT id FROM draft WHERE staff_id = $1 AND ticket_id IS NOT DISTINCT FROM $2::int FOR UPDATE",
    [staffId, ticketId],
  );
  const draftId = drafts[0]?.id ?? null;
  const { rows } = await client.query<Row>(
    `SELECT id, file_id AS "fileId", name, content_type AS "contentType" FROM draft_file
     WHERE draft_id = $1 ORDER BY id`,
    [draftId],
  );
  const contentIds = new Map<number, string>();
  const html = sanitizeWritten(body, {
    mentions: kind === "note",
    picture: (id) => {
      if (!rows.some((row) => row.id === id)) return null;
      const contentId = contentIds.get(id) ?? `${randomUUID()}@deskuss`;
      contentIds.set(id, contentId);
      return `cid:${contentId}`;
    },
  });
  if (isBlank(html) && rows.length === 0) throw nothing(kind);
  await client.query("DELETE FROM draft WHERE id = $1", [draftId]);
  return {
    body: html,
    mentioned: mentionedIn(html),
    files: rows.map(({ id, ...file }) => ({ ...file, contentId: contentIds.get(id) ?? null })),
  };
}

function nothing(kind: Writing["kind"]): AppError {
  const message = `write the ${kind} first.`;
  return new AppError("invalid", `Write the ${kind} first.`, { fields: [{ field: "body", message }] });
}
