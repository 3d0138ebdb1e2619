import "server-only";
import { z } from "zod";
import { requireAdministrator } from "@/lib/authorise";
import { changeCatalog, existing } from "@/lib/catalog/change";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import { OAuthSetup } from "@/lib/mail-servers/oauth-setup";
import { exchange, readState, signInUrl } from "@/lib/mail-servers/oauth-sign-in";
import { openSecret, sealSecret } from "@/lib/mail-servers/secrets";
import { validate } from "@/lib/validate";
import type { ConnectOutcome } from "./connect-outcomes";
import { MAILBOX } from "./kind";
import { createMailbox, updateMailbox } from "./save";
import { NewMailbox } from "./schema";

/** Somebody in a session of theirs, which the provider's answer must come back to. */
type SessionContext = Context & { sessionId: number };

/**
 * Saves what is typed, and says where its owner lets us in by OAuth 2.0.
 * @throws AppError as saving does; invalid: nothing signs in by OAuth 2.0
 */
export async function startConnecting(context: SessionContext, input: unknown): Promise<{ url: string }> {
  const { id } = validate(z.looseObject({ id: z.unknown().optional() }), input);
  const { signIn, smtpSignIn, protocol, smtpHost } = validate(NewMailbox, input);
  const wanted = (protocol !== null && signIn === "oauth2") || (smtpHost !== "" && smtpSignIn === "oauth2");
  if (!wanted)
    throw new AppError("invalid", "Name a server that is signed in to with OAuth 2.0 first.", {
      fields: [{ field: "smtpHost", message: "is required." }],
    });
  const box = await (id === undefined ? createMailbox : updateMailbox)(context, input);
  const user = box.user || box.smtpUser || box.address;
  return { url: signInUrl(context.sessionId, { id: box.id, user, setup: OAuthSetup.parse(box.oauth) }) };
}

const Answer = z.object({
  state: z.string().max(4_000).catch(""),
  code: z.string().max(10_000).catch(""),
  error: z.string().max(1_000).catch(""),
});

/**
 * What a provider's user comes back with: keeps the refresh token, sealed. What goes wrong is an outcome, not an error:
 * the page says it.
 * @throws AppError forbidden
 */
export async function finishConnecting(
  context: SessionContext,
  input: unknown,
): Promise<{ mailboxId: number | null; outcome: ConnectOutcome }> {
  requireAdministrator(context);
  const { state: sealed, code, error } = validate(Answer, input);
  const state = readState(context.sessionId, sealed);
  if (!state) return { mailboxId: null, outcome: "expired" };
  const { mailboxId } = state;
  if (!code) return { mailboxId, outcome: error === "access_denied" ? "denied" : "refused" };
  const { prisma } = context.db;
  const box = await prisma.mailbox.findUnique({ where: { id: mailboxId } });
  if (!box) return { mailboxId: null, outcome: "changed" };
  const setup = OAuthSetup.parse(box.oauth);
  if (setup.clientId !== state.clientId) return { mailboxId, outcome: "changed" };
  let refreshToken: string | null;
  try {
    const secret = openSecret(mailboxId, "in", box.secret);
    ({ refreshToken } = await exchange({ setup, secret }, code, state));
  } catch (thrown) {
    if (!(thrown instanceof AppError)) throw thrown;
    await log(context.db, {
      level: "warning",
      area: "mail",
      message: `The mailbox “${box.name}” could not be connected: ${thrown.message}`,
      ip: context.ip,
      details: { mailbox: mailboxId },
    });
    return { mailboxId, outcome: "refused" };
  }
  if (!refreshToken) return { mailboxId, outcome: "no-refresh-token" };
  return { mailboxId, outcome: await keep(context, mailboxId, { clientId: setup.clientId, refreshToken }) };
}

async function keep(
  context: Context,
  id: number,
  { clientId, refreshToken }: { clientId: string; refreshToken: string },
): Promise<ConnectOutcome> {
  let outcome: ConnectOutcome = "connected";
  await changeCatalog(context, MAILBOX, async (tx) => {
    const box = existing(MAILBOX, await tx.mailbox.findUnique({ where: { id } }));
    if (OAuthSetup.parse(box.oauth).clientId !== clientId) {
      outcome = "changed";
      return { row: box, action: null };
    }
    const secret = sealSecret(id, "in", { ...openSecret(id, "in", box.secret), refreshToken });
    const row = await tx.mailbox.update({ where: { id }, data: { secret, lastError: null } });
    return { row, action: "connected" };
  });
  return outcome;
}
