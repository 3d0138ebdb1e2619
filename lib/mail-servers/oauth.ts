import "server-only";
import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { OAuthSetup } from "./oauth-setup";
import { type MailboxSecret, openSecret, sealSecret } from "./secrets";

type Grant = { setup: OAuthSetup; secret: MailboxSecret };
export type Token = { accessToken: string; expiresAt: number; refreshToken: string | null };

type Kept = { accessToken: string; expiresAt: number; of: string };
const holder = globalThis as typeof globalThis & { deskussTokens?: Map<number, Kept> };

/** A token is used no longer than this before its end: a connection made with it must outlive its sign-in. */
const MARGIN_MS = 60_000;
const TIMEOUT_MS = 20_000;

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().optional(),
});
const Refusal = z.object({ error: z.string().default(""), error_description: z.string().default("") });

/** Where a provider hands out tokens. */
export function tokenEndpoint({ provider, tenant }: OAuthSetup): string {
  return provider === "google"
    ? "https://oauth2.googleapis.com/token"
    : `https://login.microsoftonline.com/${encodeURIComponent(tenant || "common")}/oauth2/v2.0/token`;
}

/** Asks for a new access token (RFC 6749 section 6). @throws AppError conflict saying in plain words why there is none */
export async function refresh({ setup, secret }: Grant, endpoint = tokenEndpoint(setup)): Promise<Token> {
  const body = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: secret.refreshToken,
    client_id: setup.clientId,
    ...(secret.clientSecret ? { client_secret: secret.clientSecret } : {}),
  });
  const response = await fetch(endpoint, {
    method: "POST",
    body,
    redirect: "error",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((cause: unknown) => {
    throw new AppError("conflict", `${new URL(endpoint).host} can't be reached to sign in.`, { cause });
  });
  const json: unknown = await response.json().catch(() => null);
  const answer = Answer.safeParse(json);
  if (response.ok && answer.success)
    return {
      accessToken: answer.data.access_token,
      expiresAt: Date.now() + answer.data.expires_in * 1000,
      refreshToken: answer.data.refresh_token ?? null,
    };
  const refusal = Refusal.safeParse(json);
  const given = refusal.success ? refusal.data : { error: "", error_description: "" };
  const message = refused(given, response.status);
  const field = /client/.test(given.error) ? "clientId" : "refreshToken";
  throw new AppError("conflict", message, { fields: [{ field, message }] });
}

function refused({ error, error_description }: z.output<typeof Refusal>, status: number): string {
  const words = error_description.split(/[\r\n]/)[0]?.slice(0, 200) ?? "";
  if (error === "invalid_grant")
    return `The provider does not accept the refresh token any more; sign in again and paste the new one. ${words}`.trim();
  if (error === "invalid_client" || error === "unauthorized_client")
    return `The provider does not accept the client id and secret. ${words}`.trim();
  return `The provider gave no token (${status}${error && `, ${error}`}). ${words}`.trim();
}

/** Has the next sign-in ask for a new token. @returns whether there was one */
export const forgetToken = (mailboxId: number): boolean => holder.deskussTokens?.delete(mailboxId) ?? false;

type Row = { oauth: unknown; secret: string | null };

/**
 * An access token for XOAUTH2, kept in this process until shortly before its end. A new refresh token, as Microsoft
 * gives with each, replaces the stored one.
 * @param endpoint where to ask instead of the provider's own place, for tests
 * @throws AppError conflict
 */
export async function accessToken({ pool }: Database, mailboxId: number, endpoint?: string): Promise<string> {
  holder.deskussTokens ??= new Map();
  const { rows } = await pool.query<Row>("SELECT oauth, secret FROM mailbox WHERE id = $1", [mailboxId]);
  const row = rows[0];
  if (!row?.secret) throw new AppError("conflict", "The mailbox has no OAuth 2.0 sign-in; type it in.");
  const of = `${row.secret} ${JSON.stringify(row.oauth)}`;
  const kept = holder.deskussTokens.get(mailboxId);
  if (kept && kept.of === of && kept.expiresAt > Date.now() + MARGIN_MS) return kept.accessToken;
  const secret = openSecret(mailboxId, "in", row.secret);
  const token = await refresh({ setup: OAuthSetup.parse(row.oauth), secret }, endpoint);
  const renewed = token.refreshToken !== null && token.refreshToken !== secret.refreshToken;
  const box = renewed
    ? sealSecret(mailboxId, "in", { ...secret, refreshToken: token.refreshToken ?? "" })
    : row.secret;
  if (renewed)
    await pool.query("UPDATE mailbox SET secret = $3 WHERE id = $1 AND secret = $2", [
      mailboxId,
      row.secret,
      box,
    ]);
  holder.deskussTokens.set(mailboxId, {
    accessToken: token.accessToken,
    expiresAt: token.expiresAt,
    of: `${box} ${JSON.stringify(row.oauth)}`,
  });
  return token.accessToken;
}
