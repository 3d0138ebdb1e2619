import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { endpointsOf } from "./oauth-endpoints";
import type { OAuthSetup } from "./oauth-setup";
import type { MailboxSecret } from "./secrets";

export type Token = { accessToken: string; expiresAt: number; refreshToken: string | null };

/** Who asks: the application as it is registered with the provider. */
export type Client = { setup: OAuthSetup; secret: Pick<MailboxSecret, "clientSecret"> };

const TIMEOUT_MS = 20_000;

const Answer = z.object({
  access_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(3600),
  refresh_token: z.string().optional(),
});
const Refusal = z.object({ error: z.string().default(""), error_description: z.string().default("") });

/** Asks a provider for tokens (RFC 6749). @throws AppError conflict saying in plain words why there are none */
export async function askForToken(
  { setup, secret: { clientSecret } }: Client,
  grant: Record<string, string>,
): Promise<Token> {
  const { token: endpoint } = endpointsOf(setup);
  const body = new URLSearchParams({
    ...grant,
    client_id: setup.clientId,
    ...(clientSecret ? { client_secret: clientSecret } : {}),
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
  const refusal = Refusal.catch(NOTHING_SAID).parse(json);
  const message = refused(refusal, response.status);
  const fields = CLIENT.test(refusal.error) ? [{ field: "clientId", message }] : [];
  throw new AppError("conflict", message, { fields });
}

/** `invalid_client`, `unauthorized_client`: how we are registered, not what its user allows. */
const CLIENT = /^(?:invalid|unauthorized)_client$/;
const NOTHING_SAID = { error: "", error_description: "" };

function refused({ error, error_description }: z.output<typeof Refusal>, status: number): string {
  const words = error_description.split(/[\r\n]/)[0]?.slice(0, 200) ?? "";
  if (error === "invalid_grant")
    return `The provider does not accept the sign-in any more; connect the mailbox again. ${words}`.trim();
  if (CLIENT.test(error)) return `The provider does not accept the client id and secret. ${words}`.trim();
  return `The provider gave no token (${status}${error && `, ${error}`}). ${words}`.trim();
}
