import { z } from "zod";
import { ItemId, itemName, optionalId } from "@/lib/catalog/schema";
import { emailAddress } from "@/lib/email-address";
import { PROVIDERS } from "@/lib/mail-servers/oauth-setup";
import { storable } from "@/lib/text";
import { PRIORITIES } from "@/lib/tickets/kinds";

const line = (max: number) =>
  z
    .string()
    .default("")
    .transform((text) => storable(text).replace(/\s+/g, " ").trim())
    .pipe(z.string().max(max, `must be at most ${max} characters.`));

/** A server's name or address; empty: none. */
const host = line(253).pipe(
  z.string().regex(/^$|^[\p{L}\p{N}.:_-]+$/u, "must be a server's name such as mail.example.com."),
);

const port = (fallback: number) =>
  z.preprocess(
    (value) => (value === "" || value === undefined ? fallback : value),
    z.coerce
      .number({ error: "must be a number from 1 to 65535." })
      .int("must be a number from 1 to 65535.")
      .min(1, "must be a number from 1 to 65535.")
      .max(65_535, "must be a number from 1 to 65535."),
  );

/** A password as it was typed, white space and all; empty: the stored one stays. */
const secret = z.string().max(5000, "must be at most 5,000 characters.").transform(storable).default("");

/** A checkbox sends `on`, or nothing. */
const ticked = z.union([z.boolean(), z.enum(["on", ""]).transform((value) => value === "on")]).default(false);

const emptyAsNull = (value: unknown) => (value === "" || value === undefined ? null : value);

export const PROTOCOLS = ["imap", "pop3"] as const;
export const SECURITIES = ["tls", "starttls", "none"] as const;
export const SIGN_INS = ["password", "oauth2"] as const;
export const AFTER_FETCH = ["leave", "seen", "move", "delete"] as const;

const fields = z.object({
  name: itemName,
  address: emailAddress,
  departmentId: optionalId,
  topicId: optionalId,
  priority: z.preprocess(emptyAsNull, z.enum(PRIORITIES).nullable().default(null)),

  /** Null: it only sends. */
  protocol: z.preprocess(emptyAsNull, z.enum(PROTOCOLS).nullable().default(null)),
  host,
  port: port(993),
  security: z.enum(SECURITIES).default("tls"),
  user: line(320),
  signIn: z.enum(SIGN_INS).default("password"),
  password: secret,
  provider: z.enum(PROVIDERS).default("google"),
  tenant: line(100).pipe(z.string().regex(/^[\w.-]*$/, "must be a tenant's id or domain.")),
  clientId: line(500),
  clientSecret: secret,
  refreshToken: secret,
  folder: line(500).transform((text) => text || "INBOX"),
  afterFetch: z.enum(AFTER_FETCH).default("seen"),
  moveTo: line(500),
  /** Empty: nobody's word is taken; `-`: of the receiver that writes no name. */
  authservId: z.preprocess(emptyAsNull, line(253).nullable().default(null)),
  fetching: ticked,
  plusAddressing: ticked,

  smtpHost: host,
  smtpPort: port(465),
  smtpSecurity: z.enum(SECURITIES).default("tls"),
  smtpUser: line(320),
  smtpSignIn: z.enum(SIGN_INS).default("password"),
  smtpPassword: secret,
});

type Issues = { addIssue(issue: { code: "custom"; path: string[]; message: string }): void };
type Fields = z.output<typeof fields>;

function together(box: Fields, issues: Issues): void {
  const need = (path: keyof Fields, missing: boolean, message: string) => {
    if (missing) issues.addIssue({ code: "custom", path: [path], message });
  };
  need("host", box.protocol !== null && box.host === "", "is required to fetch mail.");
  need("user", box.protocol !== null && box.user === "", "is required to fetch mail.");
  need("moveTo", box.afterFetch === "move" && box.moveTo === "", "is required: the folder to move mail to.");
  need(
    "afterFetch",
    box.protocol === "pop3" && (box.afterFetch === "seen" || box.afterFetch === "move"),
    "must be leave or delete: POP3 knows neither folders nor marks.",
  );
  const oauth =
    (box.protocol !== null && box.signIn === "oauth2") ||
    (box.smtpHost !== "" && box.smtpSignIn === "oauth2");
  need("clientId", oauth && box.clientId === "", "is required to sign in by OAuth 2.0.");
  need(
    "smtpUser",
    box.smtpHost !== "" && box.smtpSignIn === "oauth2" && box.smtpUser === "" && box.user === "",
    "is required to sign in by OAuth 2.0.",
  );
}

export const NewMailbox = fields.superRefine(together);
export const MailboxChange = fields.extend(ItemId.shape).superRefine(together);
/** What is typed so far, to try a connection with; of a mailbox that exists, for what is left out. */
export const MailboxTrial = fields
  .extend({ id: ItemId.shape.id.optional() })
  .partial({ name: true, address: true });
export type MailboxInput = Fields;
