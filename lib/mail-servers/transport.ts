import "server-only";
import { createTransport } from "nodemailer";
import type { Database } from "@/lib/db/client";
import { accessToken } from "./oauth";
import type { OutgoingServer } from "./outgoing";
import { openSecret } from "./secrets";

/**
 * A server that says nothing for this long is given up. Once it has greeted it gets nearly all of an attempt's five minutes: some
 * look at a mail for long before they take it, and who hangs up too early sends it twice (RFC 5321 section 4.5.3.2.6).
 */
const TIMEOUTS = {
  dnsTimeout: 15_000,
  connectionTimeout: 20_000,
  greetingTimeout: 30_000,
  socketTimeout: 240_000,
};

export type SmtpTarget = {
  host: string;
  port: number;
  security: OutgoingServer["security"];
  /** Null: no sign-in. */
  auth: { user: string; password: string } | { user: string; accessToken: string } | null;
};

/** Where and as whom to connect, with secrets opened. @throws AppError conflict */
export async function smtpTarget(db: Database, server: OutgoingServer): Promise<SmtpTarget> {
  const { mailboxId, host, port, security, user, signIn, secret } = server;
  const target = { host, port, security };
  if (signIn === "oauth2")
    return { ...target, auth: { user, accessToken: await accessToken(db, mailboxId) } };
  const { password } = openSecret(mailboxId, "smtp", secret);
  return { ...target, auth: user ? { user, password } : null };
}

/** One connection's worth of SMTP. Certificates are always checked; STARTTLS, where asked for, is insisted on. */
export function openTransport(
  { host, port, security, auth }: SmtpTarget,
  timeouts: Partial<typeof TIMEOUTS> = {},
) {
  return createTransport({
    host,
    port,
    secure: security === "tls",
    requireTLS: security === "starttls",
    ignoreTLS: security === "none",
    ...(auth && {
      auth:
        "accessToken" in auth
          ? { type: "OAuth2" as const, user: auth.user, accessToken: auth.accessToken }
          : { user: auth.user, pass: auth.password },
    }),
    // Mails name neither files nor addresses to fetch; should one ever, it is refused.
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
    ...timeouts,
  });
}
