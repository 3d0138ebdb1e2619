import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { AppError } from "@/lib/errors";
import { testFetch } from "@/lib/mail-fetch/test";
import { accessToken, refresh } from "@/lib/mail-servers/oauth";
import type { MailboxSecret } from "@/lib/mail-servers/secrets";
import { validate } from "@/lib/validate";
import { type MailboxInput, MailboxTrial } from "./schema";
import { secretsOf, toSetup } from "./stored";
import { testSmtp } from "./test-smtp";

export type TestResult = { ok: boolean; message: string };

/**
 * Tries what is typed into the form, with stored passwords for those left empty: connects, signs in, sends nothing.
 * @throws AppError forbidden, invalid
 */
export async function testOutgoing(context: Context, input: unknown): Promise<TestResult> {
  requireAdministrator(context);
  const { id, ...typed } = validate(MailboxTrial, input);
  const stored = id ? await context.db.prisma.mailbox.findUnique({ where: { id } }) : null;
  // The other half of the form is not asked about.
  const box: MailboxInput = { ...typed, name: "", address: "", protocol: null };
  if (box.smtpHost === "")
    throw new AppError("invalid", "The server is required.", {
      fields: [{ field: "smtpHost", message: "is required." }],
    });
  const secrets = secretsOf(box, stored);
  const { smtpHost: host, smtpPort: port, smtpSecurity: security } = box;
  const user = box.smtpUser || (box.smtpSignIn === "oauth2" ? box.user : "");
  try {
    const trouble = await testSmtp({
      host,
      port,
      security,
      auth:
        box.smtpSignIn === "oauth2"
          ? { user, accessToken: await tokenFor(context, id, box, secrets.in) }
          : user
            ? { user, password: secrets.smtp.password }
            : null,
    });
    if (trouble) return { ok: false, message: trouble.message };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, message: error.message };
  }
  const as = user ? ` and signs ${user} in` : ", without a sign-in";
  return { ok: true, message: `It works: ${host} answers on port ${port}${as}.` };
}

/** The same for fetching: connects, signs in and opens the folder; no mail is touched. */
export async function testIncoming(context: Context, input: unknown): Promise<TestResult> {
  requireAdministrator(context);
  const { id, ...typed } = validate(MailboxTrial, input);
  const stored = id ? await context.db.prisma.mailbox.findUnique({ where: { id } }) : null;
  const box: MailboxInput = { ...typed, name: "", address: "", smtpHost: "" };
  const { protocol, host, port, security, user, folder } = box;
  const missing = (["host", "user"] as const).filter((field) => box[field] === "");
  if (protocol === null || missing.length > 0)
    throw new AppError("invalid", "The server and the user are required.", {
      fields: missing.map((field) => ({ field, message: "is required." })),
    });
  const secrets = secretsOf(box, stored);
  const target = { protocol, host, port, security, folder: protocol === "pop3" ? "INBOX" : folder };
  try {
    const auth =
      box.signIn === "oauth2"
        ? { user, accessToken: await tokenFor(context, id, box, secrets.in) }
        : { user, password: secrets.in.password };
    const tested = await testFetch({ ...target, auth });
    if (!tested.ok) return { ok: false, message: tested.trouble.message };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { ok: false, message: error.message };
  }
  const where = protocol === "imap" ? ` and opens the folder ${folder}` : "";
  return { ok: true, message: `It works: ${host} answers on port ${port}, signs ${user} in${where}.` };
}

/** A token by what is typed, or by what is stored when nothing was: a provider's answer may renew that. */
export async function tokenFor(
  { db }: Context,
  id: number | undefined,
  box: MailboxInput,
  secret: MailboxSecret,
): Promise<string> {
  if (id && !box.refreshToken && !box.clientSecret) return accessToken(db, id);
  return (await refresh({ setup: toSetup(box), secret })).accessToken;
}
