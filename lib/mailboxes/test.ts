import "server-only";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import type { Mailbox } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { testFetch } from "@/lib/mail-fetch/test";
import type { Trouble } from "@/lib/mail-servers/connection-words";
import { accessToken, refresh } from "@/lib/mail-servers/oauth";
import type { MailboxSecret } from "@/lib/mail-servers/secrets";
import { validate } from "@/lib/validate";
import { type MailboxInput, MailboxTrial } from "./schema";
import { isSameClient, secretsOf, toSetup } from "./stored";
import { testSmtp } from "./test-smtp";

/** @field what of the form is to be mended; null: nothing there, or nobody can tell. */
export type TestResult = { ok: true; message: string } | { ok: false; message: string; field: string | null };

type Half = "incoming" | "outgoing";

/** What a trouble is called in the form: each half has its own fields. A sign-in by OAuth 2.0 is in none of them. */
function fieldOf(found: Trouble["field"], half: Half, signIn: MailboxInput["signIn"]): string | null {
  if (found === "password" && signIn === "oauth2") return null;
  if (half === "incoming" || found === null) return found;
  return found === "folder" ? null : `smtp${found.charAt(0).toUpperCase()}${found.slice(1)}`;
}

function refused(error: unknown, half: Half, signIn: MailboxInput["signIn"]): TestResult {
  if (!(error instanceof AppError)) throw error;
  const field = error.fields[0]?.field ?? fieldOf("password", half, signIn);
  return { ok: false, message: error.message, field };
}

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
          ? { user, accessToken: await tokenFor(context, stored, box, secrets.in) }
          : user
            ? { user, password: secrets.smtp.password }
            : null,
    });
    if (trouble)
      return {
        ok: false,
        message: trouble.message,
        field: fieldOf(trouble.field, "outgoing", box.smtpSignIn),
      };
  } catch (error) {
    return refused(error, "outgoing", box.smtpSignIn);
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
  let mails = 0;
  const target = { protocol, host, port, security, folder: protocol === "pop3" ? "INBOX" : folder };
  try {
    const auth =
      box.signIn === "oauth2"
        ? { user, accessToken: await tokenFor(context, stored, box, secrets.in) }
        : { user, password: secrets.in.password };
    const tested = await testFetch({ ...target, auth });
    if (!tested.ok)
      return {
        ok: false,
        message: tested.trouble.message,
        field: fieldOf(tested.trouble.field, "incoming", box.signIn),
      };
    mails = tested.mails;
  } catch (error) {
    return refused(error, "incoming", box.signIn);
  }
  const where = protocol === "imap" ? ` and opens the folder ${folder}` : "";
  const there = mails === 1 ? "1 mail is" : `${mails.toLocaleString("en")} mails are`;
  return {
    ok: true,
    message: `It works: ${host} answers on port ${port}, signs ${user} in${where}. ${there} there.`,
  };
}

/** A token by what is stored, whose answer may renew that, or by what is typed beside it. */
async function tokenFor(
  { db }: Context,
  stored: Mailbox | null,
  box: MailboxInput,
  secret: MailboxSecret,
): Promise<string> {
  if (secret.refreshToken === "")
    throw new AppError("conflict", "The mailbox is not connected with its provider; connect it first.");
  if (stored && !box.refreshToken && !box.clientSecret && isSameClient(box, stored))
    return accessToken(db, stored.id);
  return (await refresh(toSetup(box), secret)).accessToken;
}
