import "server-only";
import { createHash, randomBytes } from "node:crypto";
import { z } from "zod";
import { env } from "@/lib/env";
import { open, seal } from "@/lib/mail/secret-box";
import { secretKeys } from "@/lib/mail-keys/keys";
import { endpointsOf } from "./oauth-endpoints";
import type { OAuthSetup } from "./oauth-setup";
import { askForToken, type Client, type Token } from "./oauth-token";

/** From the button to the provider's page and back. */
const MINUTES = 15;

const State = z.object({
  mailboxId: z.number(),
  clientId: z.string(),
  verifier: z.string(),
  until: z.number(),
});
type State = z.output<typeof State>;

/** A state opens in the session that it was made in and in no other: nobody can be led through somebody else's sign-in. */
const place = (sessionId: number) => `oauth sign-in of session ${sessionId}`;

/** Where providers send their users back to; it must be registered with them. */
export const redirectUri = (): string =>
  `${env().NEXTAUTH_URL.replace(/\/+$/, "")}/settings/mailboxes/connected`;

/**
 * The provider's page where a mailbox's owner lets us in (RFC 6749 section 4.1), with PKCE (RFC 7636). What is needed
 * to go on is in `state`, sealed, so that nothing has to be kept here.
 */
export function signInUrl(
  sessionId: number,
  { id, user, setup }: { id: number; user: string; setup: OAuthSetup },
  now = Date.now(),
): string {
  const verifier = randomBytes(32).toString("base64url");
  const { clientId } = setup;
  const state: State = { mailboxId: id, clientId, verifier, until: now + MINUTES * 60_000 };
  const { authorize, scope, more } = endpointsOf(setup);
  return `${authorize}?${new URLSearchParams({
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri(),
    scope,
    state: seal(JSON.stringify(state), place(sessionId), secretKeys()),
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(user ? { login_hint: user } : {}),
    ...more,
  })}`;
}

/** What a state says; null: it is none of this session's, or too old. */
export function readState(sessionId: number, state: string, now = Date.now()): State | null {
  const opened = open(state, place(sessionId), secretKeys());
  if (!("secret" in opened)) return null;
  const read = State.parse(JSON.parse(opened.secret));
  return read.until > now ? read : null;
}

/** Exchanges the code that the provider sent along for tokens. @throws AppError conflict in plain words */
export const exchange = (client: Client, code: string, { verifier }: State): Promise<Token> =>
  askForToken(client, {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri(),
    code_verifier: verifier,
  });
