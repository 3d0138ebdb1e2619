import "server-only";
import { identifyApiKey } from "@/lib/api-keys/identify";
import { stampLastUsed } from "@/lib/api-keys/last-used";
import { SCOPES, type Scope } from "@/lib/api-keys/scopes";
import { AppError } from "@/lib/errors";
import type { Guard } from "./route";

export const KEY_HEADER = "x-deskuss-api-key";
/** What osTicket's clients send. */
export const OSTICKET_KEY_HEADER = "x-api-key";

/** Lets in a key that holds `scope`. A key without it is 403; no key, an unknown or a revoked one is 401. */
export function apiKey(scope: Scope): Guard {
  return async ({ headers }, caller, db) => {
    const secret = headers.get(KEY_HEADER) ?? headers.get(OSTICKET_KEY_HEADER);
    if (!secret)
      throw new AppError(
        "unauthenticated",
        "An API key is required: send it in the X-Deskuss-API-Key header.",
      );
    const key = await identifyApiKey(db, secret);
    if (!key)
      throw new AppError(
        "unauthenticated",
        "This API key is not known. Check it, or make a new one in Settings → API Keys.",
      );
    caller.keyId = key.id;
    if (key.revoked)
      throw new AppError("unauthenticated", "This API key has been revoked.", { cause: "revoked" });
    stampLastUsed(db, key.id, caller.ip);
    if (!key.scopes.includes(scope))
      throw new AppError(
        "forbidden",
        `This API key does not have the ${SCOPES[scope].title} permission; an administrator can allow it in Settings → API Keys.`,
      );
    return { type: "apiKey", id: key.id, label: key.label, scopes: new Set(key.scopes) };
  };
}
