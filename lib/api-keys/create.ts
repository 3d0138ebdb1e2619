import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { hashSecret } from "@/lib/hash-secret";
import { validate } from "@/lib/validate";
import { NewApiKey } from "./schema";
import { newSecret, shownPart } from "./secret";

/**
 * Makes a key. The secret is in the answer and nowhere else: only its hash is stored.
 * @throws AppError forbidden, invalid
 */
export async function createApiKey(
  context: Context,
  input: unknown,
): Promise<{ id: number; label: string; secret: string }> {
  requireAdministrator(context);
  const { label, scopes } = validate(NewApiKey, input);
  const secret = newSecret();
  return context.db.prisma.$transaction(async (tx) => {
    const key = await tx.apiKey.create({
      data: {
        label,
        scopes: [...new Set(scopes)],
        prefix: shownPart(secret),
        hash: new Uint8Array(hashSecret(secret)),
        createdById: context.actor.type === "staff" ? context.actor.id : null,
      },
    });
    await recordChange(context, tx, {
      action: "api_key.created",
      subjectType: "api_key",
      subjectId: key.id,
      subject: label,
      details: { scopes },
    });
    return { id: key.id, label, secret };
  });
}
