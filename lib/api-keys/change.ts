import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { ApiKey, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { validate } from "@/lib/validate";
import { KeyId, KeyScope } from "./schema";

/**
 * Allows a key a scope or takes it away; the key's next request sees it.
 * @throws AppError forbidden, not_found, conflict (the key is revoked)
 */
export async function setScope(context: Context, input: unknown): Promise<ApiKey> {
  requireAdministrator(context);
  const { id, scope, allowed } = validate(KeyScope, input);
  return context.db.prisma.$transaction(async (tx) => {
    const key = await lockKey(tx, id);
    if (key.revokedAt)
      throw new AppError("conflict", `Key “${key.label}” is revoked; make a new key instead.`);
    if (key.scopes.includes(scope) === allowed) return key;
    const scopes = allowed ? [...key.scopes, scope] : key.scopes.filter((held) => held !== scope);
    await recordChange(context, tx, {
      action: allowed ? "api_key.scope_allowed" : "api_key.scope_removed",
      subjectType: "api_key",
      subjectId: id,
      subject: key.label,
      details: { scope },
    });
    return tx.apiKey.update({ where: { id }, data: { scopes } });
  });
}

/**
 * Revokes a key for good: every request with it gets 401 from now on. Revoking twice is the same as once.
 * @throws AppError forbidden, not_found
 */
export async function revokeApiKey(context: Context, input: unknown): Promise<ApiKey> {
  requireAdministrator(context);
  const { id } = validate(KeyId, input);
  return context.db.prisma.$transaction(async (tx) => {
    const key = await lockKey(tx, id);
    if (key.revokedAt) return key;
    await recordChange(context, tx, {
      action: "api_key.revoked",
      subjectType: "api_key",
      subjectId: id,
      subject: key.label,
    });
    const revokedById = context.actor.type === "staff" ? context.actor.id : null;
    return tx.apiKey.update({ where: { id }, data: { revokedAt: new Date(), revokedById } });
  });
}

/** Two administrators may press at once: the second waits and sees what the first did. */
async function lockKey(tx: Prisma.TransactionClient, id: number): Promise<ApiKey> {
  await tx.$queryRaw`SELECT id FROM api_key WHERE id = ${id} FOR UPDATE`;
  const key = await tx.apiKey.findUnique({ where: { id } });
  if (!key) throw new AppError("not_found", "This key does not exist.");
  return key;
}
