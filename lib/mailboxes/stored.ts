import "server-only";
import type { Mailbox, Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { isProvidersOwn, OAuthSetup } from "@/lib/mail-servers/oauth-setup";
import { type MailboxSecret, openSecret, type SecretUse } from "@/lib/mail-servers/secrets";
import { nameKey } from "@/lib/names";
import type { MailboxInput } from "./schema";

/** A mailbox's columns as the form gives them, without secrets. */
export function toColumns(box: MailboxInput) {
  const { name, address } = box;
  return {
    name,
    nameKey: nameKey(name),
    address,
    addressKey: address.toLowerCase(),
    departmentId: box.departmentId,
    topicId: box.topicId,
    priority: box.priority,
    protocol: box.protocol,
    host: box.host,
    port: box.port,
    security: box.security,
    user: box.user,
    signIn: box.signIn,
    folder: box.protocol === "pop3" ? "INBOX" : box.folder,
    afterFetch: box.afterFetch,
    moveTo: box.moveTo,
    // The form's `-` stands for a receiver that writes no name of its own.
    authservId: box.authservId === "-" ? "" : box.authservId,
    fetching: box.fetching,
    plusAddressing: box.plusAddressing,
    smtpHost: box.smtpHost,
    smtpPort: box.smtpPort,
    smtpSecurity: box.smtpSecurity,
    smtpUser: box.smtpUser,
    smtpSignIn: box.smtpSignIn,
  } satisfies Prisma.MailboxUncheckedUpdateInput;
}

export const toSetup = ({ provider, tenant, clientId }: MailboxInput): OAuthSetup =>
  OAuthSetup.parse({ provider, tenant, clientId });

/** Where a stored password was given for: another server must not be shown it. */
type Given = Pick<
  Mailbox,
  "host" | "security" | "smtpHost" | "smtpSecurity" | "secret" | "smtpSecret" | "oauth" | "id"
>;

/**
 * The secrets in force: what was typed, and for what was left empty what is stored. A stored password goes to the server
 * it was typed for and, as long as its line is no less safe, to no other.
 * @throws AppError invalid naming the field where it must be typed again
 */
export function secretsOf(box: MailboxInput, stored: Given | null): Record<SecretUse, MailboxSecret> {
  const kept = (use: SecretUse) => {
    if (!stored) return null;
    const needed = use === "in" ? stored.secret : stored.smtpSecret;
    try {
      return needed === null ? null : openSecret(stored.id, use, needed);
    } catch {
      // Its key is lost; what is typed replaces it.
      return null;
    }
  };
  const incoming = kept("in");
  const outgoing = kept("smtp");
  const password = reuse(
    box.password,
    incoming?.password,
    stored !== null && same(box.host, stored.host, box.security, stored.security),
    box.protocol !== null && box.signIn === "password" ? "password" : null,
  );
  const smtpPassword = reuse(
    box.smtpPassword,
    outgoing?.password,
    stored !== null && same(box.smtpHost, stored.smtpHost, box.smtpSecurity, stored.smtpSecurity),
    box.smtpHost !== "" && box.smtpSignIn === "password" && box.smtpUser !== "" ? "smtpPassword" : null,
  );
  const ofClient = stored !== null && isSameClient(box, stored) ? incoming : null;
  const ofToken = stored !== null && mayKeepToken(box, stored) ? ofClient : null;
  return {
    in: {
      password,
      clientSecret: box.clientSecret || (ofClient?.clientSecret ?? ""),
      refreshToken: box.refreshToken || (ofToken?.refreshToken ?? ""),
    },
    smtp: { password: smtpPassword, clientSecret: "", refreshToken: "" },
  };
}

const same = (now: string, before: string, security: string, was: string) =>
  now.toLowerCase() === before.toLowerCase() && (security === was || security === "tls");

/** Whether what a provider has given still belongs to whom it was given. */
export function isSameClient(box: MailboxInput, stored: Pick<Mailbox, "oauth">): boolean {
  const { provider, tenant, clientId } = OAuthSetup.parse(stored.oauth);
  const sameTenant = provider === "google" || tenant === box.tenant;
  return provider === box.provider && sameTenant && clientId === box.clientId;
}

/**
 * Whether a stored sign-in by OAuth 2.0 goes on: a token opens the whole mailbox, so it is shown to the provider's own
 * servers, and to others only where it was before. Else the mailbox is connected anew.
 */
function mayKeepToken(box: MailboxInput, stored: Given): boolean {
  const { host, security, smtpHost, smtpSecurity, provider } = box;
  const fine = (now: string, line: string, before: string, was: string) =>
    (isProvidersOwn(provider, now) && line !== "none") || same(now, before, line, was);
  return (
    (box.protocol === null ||
      box.signIn !== "oauth2" ||
      fine(host, security, stored.host, stored.security)) &&
    (smtpHost === "" ||
      box.smtpSignIn !== "oauth2" ||
      fine(smtpHost, smtpSecurity, stored.smtpHost, stored.smtpSecurity))
  );
}

/** @param field where a password is needed; null: it is not */
function reuse(typed: string, kept: string | undefined, sameServer: boolean, field: string | null): string {
  if (typed) return typed;
  if (field === null) return sameServer ? (kept ?? "") : "";
  if (kept && sameServer) return kept;
  const message = kept
    ? "must be typed again, because the server or its security was changed."
    : "is required.";
  throw new AppError("invalid", `The password ${message}`, { fields: [{ field, message }] });
}
