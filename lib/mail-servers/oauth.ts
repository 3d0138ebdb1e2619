import "server-only";
import type { Database } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { OAuthSetup } from "./oauth-setup";
import { askForToken, type Token } from "./oauth-token";
import { type MailboxSecret, openSecret, sealSecret } from "./secrets";

/** `of`: the stored sign-in that it was had with. */
type Kept = { accessToken: string; expiresAt: number; of: string };
type Tokens = { kept: Map<number, Kept>; asked: Map<number, Promise<string>> };

const holder = globalThis as typeof globalThis & { deskussTokens?: Tokens };

function tokens(): Tokens {
  holder.deskussTokens ??= { kept: new Map(), asked: new Map() };
  return holder.deskussTokens;
}

/** A token is used no longer than this before its end: a connection made with it must outlive its sign-in. */
const MARGIN_MS = 60_000;

/** Asks for a new access token (RFC 6749 section 6). @throws AppError conflict saying in plain words why there is none */
export const refresh = (setup: OAuthSetup, secret: MailboxSecret): Promise<Token> =>
  askForToken({ setup, secret }, { grant_type: "refresh_token", refresh_token: secret.refreshToken });

type Row = { oauth: unknown; secret: string | null };

/**
 * An access token for XOAUTH2, kept in this process until shortly before its end. A new refresh token, as Microsoft
 * gives with each, replaces the stored one. Several who ask at once are answered by one.
 * @throws AppError conflict
 */
export async function accessToken({ pool }: Database, mailboxId: number): Promise<string> {
  const { kept, asked } = tokens();
  const { rows } = await pool.query<Row>("SELECT oauth, secret FROM mailbox WHERE id = $1", [mailboxId]);
  const row = rows[0];
  const known = kept.get(mailboxId);
  if (known?.of === signInOf(row) && known.expiresAt > Date.now() + MARGIN_MS) return known.accessToken;
  const running = asked.get(mailboxId);
  if (running) return running;
  const asking = renew({ pool }, mailboxId, row).finally(() => asked.delete(mailboxId));
  asked.set(mailboxId, asking);
  return asking;
}

/** Has the next sign-in ask for a new token. @returns whether there was one */
export const forgetToken = (mailboxId: number): boolean => tokens().kept.delete(mailboxId);

const signInOf = (row: Row | undefined) => `${row?.secret} ${JSON.stringify(row?.oauth)}`;

async function renew(
  { pool }: Pick<Database, "pool">,
  mailboxId: number,
  row: Row | undefined,
): Promise<string> {
  const secret = openSecret(mailboxId, "in", row?.secret ?? null);
  if (!row || !secret.refreshToken)
    throw new AppError("conflict", "The mailbox is not connected with its provider; connect it.");
  const { accessToken, expiresAt, refreshToken } = await refresh(OAuthSetup.parse(row.oauth), secret);
  let box = row.secret;
  if (refreshToken !== null && refreshToken !== secret.refreshToken) {
    box = sealSecret(mailboxId, "in", { ...secret, refreshToken });
    // Not over what somebody has typed meanwhile.
    await pool.query("UPDATE mailbox SET secret = $3 WHERE id = $1 AND secret = $2", [
      mailboxId,
      row.secret,
      box,
    ]);
  }
  tokens().kept.set(mailboxId, { accessToken, expiresAt, of: signInOf({ ...row, secret: box }) });
  return accessToken;
}
