/** A provider's servers, and what somebody who sets up a mailbox there has to know. */
export type MailboxPreset = {
  key: string;
  label: string;
  help: readonly string[];
  /** Where it is explained by the provider itself. */
  link?: { href: string; label: string };
  /** What it fills into the form. */
  values: Readonly<Record<string, string>>;
};

const IMAP = { protocol: "imap", port: "993", security: "tls", folder: "INBOX" };

export const MAILBOX_PRESETS: readonly MailboxPreset[] = [
  {
    key: "google",
    label: "Google (Gmail, Workspace)",
    help: [
      "Turn on 2-Step Verification for the Google account, make an app password, and type its 16 letters as the password, under Incoming and under Outgoing mail.",
      "Where your organisation forbids app passwords, sign in with OAuth 2.0: type client id and secret of an application of yours with the scope https://mail.google.com/, and press Save and connect.",
    ],
    link: { href: "https://myaccount.google.com/apppasswords", label: "App passwords at Google" },
    values: {
      ...IMAP,
      host: "imap.gmail.com",
      signIn: "password",
      provider: "google",
      authservId: "mx.google.com",
      smtpHost: "smtp.gmail.com",
      smtpPort: "465",
      smtpSecurity: "tls",
      smtpSignIn: "password",
      plusAddressing: "on",
    },
  },
  {
    key: "microsoft",
    label: "Microsoft 365 (Exchange Online)",
    help: [
      "Microsoft takes no passwords here, only OAuth 2.0. Register an application in Entra ID with the delegated permissions IMAP.AccessAsUser.All, SMTP.Send and offline_access, type its tenant, client id and client secret, press Save and connect, and sign in as this mailbox.",
      "IMAP and authenticated SMTP must be allowed for the mailbox in the Exchange admin center.",
    ],
    link: { href: "https://entra.microsoft.com/", label: "Entra admin center" },
    values: {
      ...IMAP,
      host: "outlook.office365.com",
      signIn: "oauth2",
      provider: "microsoft",
      authservId: "-",
      smtpHost: "smtp.office365.com",
      smtpPort: "587",
      smtpSecurity: "starttls",
      smtpSignIn: "oauth2",
      plusAddressing: "on",
    },
  },
  {
    key: "fastmail",
    label: "Fastmail",
    help: ["Make an app password with IMAP and SMTP in Fastmail’s settings, and type it as both passwords."],
    values: {
      ...IMAP,
      host: "imap.fastmail.com",
      signIn: "password",
      authservId: "",
      smtpHost: "smtp.fastmail.com",
      smtpPort: "465",
      smtpSecurity: "tls",
      smtpSignIn: "password",
      plusAddressing: "on",
    },
  },
  {
    key: "icloud",
    label: "iCloud Mail",
    help: ["Make an app-specific password in your Apple account, and type it as both passwords."],
    values: {
      ...IMAP,
      host: "imap.mail.me.com",
      signIn: "password",
      authservId: "",
      smtpHost: "smtp.mail.me.com",
      smtpPort: "587",
      smtpSecurity: "starttls",
      smtpSignIn: "password",
      plusAddressing: "on",
    },
  },
];

/** What belongs to every other server. */
export const OWN_SERVER_HELP =
  "The servers’ names are in your provider’s help pages, or known to whoever runs your mail server. “Test connection” below says what is wrong.";

/**
 * The form's texts with a provider's filled in. Who signs in is mostly the address; what was typed as user stays, and so
 * does everything that the provider does not decide.
 */
export function withPreset(
  typed: Readonly<Record<string, string>>,
  { values }: MailboxPreset,
): Record<string, string> {
  const user = typed.user || typed.address || "";
  return { ...typed, ...values, user, smtpUser: typed.smtpUser || user };
}
