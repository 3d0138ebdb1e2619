import "server-only";
import type pg from "pg";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";

type Answer = { id: number; createdAt: Date };

/** Hours that an Idempotency-Key is remembered. */
export const IDEMPOTENCY_HOURS = 24;

/**
 * Runs `create` unless this key has sent the same Idempotency-Key within 24 hours, and then answers that ticket.
 * A `create` that makes none is not remembered. Part of the caller's transaction; two calls at the same moment wait for each other.
 * @throws AppError conflict when the Idempotency-Key was used for another request.
 */
export async function once(
  { actor, idempotency }: Context,
  client: pg.PoolClient,
  create: () => Promise<Answer | null>,
): Promise<Answer | null> {
  if (!idempotency || actor.type !== "apiKey") return create();
  const { key, requestHash } = idempotency;
  await client.query("SELECT pg_advisory_xact_lock(hashtextextended($1, $2))", [key, actor.id]);
  const { rows } = await client.query<Answer & { requestHash: Buffer; fresh: boolean }>(
    `SELECT ticket.id, ticket.created_at AS "createdAt", request_hash AS "requestHash",
       record.created_at > now() - make_interval(hours => $3) AS fresh
     FROM idempotency_record record JOIN ticket ON ticket.id = ticket_id
     WHERE record.api_key_id = $1 AND record.key = $2`,
    [actor.id, key, IDEMPOTENCY_HOURS],
  );
  const known = rows[0];
  if (known?.fresh) {
    if (known.requestHash.equals(requestHash)) return { id: known.id, createdAt: known.createdAt };
    throw new AppError(
      "conflict",
      "This Idempotency-Key was already used for another request. Send a new key, or the same request again.",
    );
  }
  const answer = await create();
  if (!answer) return null;
  await client.query(
    `INSERT INTO idempotency_record (api_key_id, key, request_hash, ticket_id) VALUES ($1, $2, $3, $4)
     ON CONFLICT (api_key_id, key) DO UPDATE
     SET request_hash = excluded.request_hash, ticket_id = excluded.ticket_id, created_at = now()`,
    [actor.id, key, requestHash, answer.id],
  );
  return answer;
}
