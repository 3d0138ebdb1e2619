import "server-only";
import { createHash } from "node:crypto";
import type pg from "pg";

export type NewAttachment = {
  name: string;
  contentType: string;
  content: Uint8Array;
  contentId?: string | undefined;
};

/** Stores bytes once each and answers their file ids in the order given. Part of the caller's transaction. */
export async function storeFiles(client: pg.PoolClient, contents: Uint8Array[]): Promise<number[]> {
  const hashes = contents.map((content) => createHash("sha256").update(content).digest());
  const ids = new Map<string, number>();
  const distinct = new Map(
    hashes.map((hash, index) => [hash.toString("hex"), { hash, content: contents[index] }]),
  );
  // In one order everywhere, so that two transactions with the same files do not wait on each other.
  for (const [hex, { hash, content = new Uint8Array() }] of [...distinct].sort(([a], [b]) =>
    a < b ? -1 : 1,
  )) {
    const { rows } = await client.query<{ id: number }>({
      name: "store-file",
      text: `INSERT INTO file (sha256, size, content) VALUES ($1, $2, $3)
        ON CONFLICT (sha256) DO UPDATE SET created_at = now() RETURNING id`,
      values: [hash, content.byteLength, Buffer.from(content.buffer, content.byteOffset, content.byteLength)],
    });
    if (rows[0]) ids.set(hex, rows[0].id);
  }
  return hashes.flatMap((hash) => ids.get(hash.toString("hex")) ?? []);
}

/** Attaches files to a message. Part of the caller's transaction. */
export async function attach(
  client: pg.PoolClient,
  messageId: number,
  attachments: NewAttachment[],
): Promise<void> {
  if (attachments.length === 0) return;
  const fileIds = await storeFiles(
    client,
    attachments.map(({ content }) => content),
  );
  await client.query({
    name: "attach-files",
    text: `INSERT INTO attachment (message_id, file_id, name, content_type, content_id)
      SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[], $5::text[])`,
    values: [
      messageId,
      fileIds,
      attachments.map(({ name }) => name),
      attachments.map(({ contentType }) => contentType),
      attachments.map(({ contentId }) => contentId ?? null),
    ],
  });
}
