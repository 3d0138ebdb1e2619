import type { OAuthSetup } from "@/lib/mail-servers/oauth-setup";

/** A mailbox as its form is given it; never its secrets. */
export type EditedMailbox = {
  id: number;
  name: string;
  address: string;
  departmentId: number | null;
  topicId: number | null;
  priority: string | null;
  protocol: string | null;
  host: string;
  port: number;
  security: string;
  user: string;
  signIn: string;
  folder: string;
  afterFetch: string;
  moveTo: string;
  authservId: string | null;
  fetching: boolean;
  plusAddressing: boolean;
  smtpHost: string;
  smtpPort: number;
  smtpSecurity: string;
  smtpUser: string;
  smtpSignIn: string;
  oauth: OAuthSetup;
  hasSecret: boolean;
  hasSmtpSecret: boolean;
  connected: boolean;
};

/** What the form of a new mailbox begins with. */
const NEW: Record<string, string> = {
  protocol: "imap",
  port: "993",
  security: "tls",
  signIn: "password",
  folder: "INBOX",
  afterFetch: "seen",
  fetching: "on",
  smtpPort: "465",
  smtpSecurity: "tls",
  smtpSignIn: "password",
  provider: "google",
};

/** The form's texts. */
export function mailboxValues(box: EditedMailbox | undefined): Record<string, string> {
  if (!box) return NEW;
  const {
    id: _,
    oauth,
    hasSecret: __,
    hasSmtpSecret: ___,
    connected: ____,
    fetching,
    plusAddressing,
    authservId,
    ...rest
  } = box;
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, String(value ?? "")])),
    ...oauth,
    authservId: authservId === "" ? "-" : (authservId ?? ""),
    fetching: fetching ? "on" : "",
    plusAddressing: plusAddressing ? "on" : "",
  };
}

/** The usual port; another one that somebody typed stays. */
export function usualPort(port: string, kind: "imap" | "pop3" | "smtp", security: string): string {
  const usual = {
    imap: { tls: "993", other: "143" },
    pop3: { tls: "995", other: "110" },
    smtp: { tls: "465", other: "587" },
  };
  const known = Object.values(usual).flatMap(({ tls, other }) => [tls, other]);
  if (port !== "" && !known.includes(port)) return port;
  return security === "tls" ? usual[kind].tls : usual[kind].other;
}
