import "server-only";
import { availableParallelism } from "node:os";
import { z } from "zod";
import { readSecretKeys } from "@/lib/mail/secret-box";

const flag = z
  .enum(["", "0", "false", "1", "true"])
  .default("")
  .transform((value) => value === "1" || value === "true");

const secretKeys = z.string().superRefine((text, issues) => {
  try {
    readSecretKeys(text);
  } catch (error) {
    issues.addIssue({ code: "custom", message: error instanceof Error ? error.message : String(error) });
  }
});

const Env = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: "must be a postgresql:// URL" }),
  /** Signs the session cookie. `npm start` and `npm run dev` make and keep one when they run their own database. */
  NEXTAUTH_SECRET: z
    .string("must be set, for example to the output of: openssl rand -base64 32")
    .min(32, "must be at least 32 random characters, for example from: openssl rand -base64 32"),
  /**
   * Seals the mailboxes' passwords and signs our Message-IDs: `id:base64`, several after commas, the first in use. Without
   * it a key made of NEXTAUTH_SECRET does.
   */
  MAIL_SECRET_KEYS: secretKeys.optional(),
  /** Where people reach this help desk; links and examples are made with it. */
  NEXTAUTH_URL: z.url().default("http://127.0.0.1:3000"),
  CRON_SECRET: z.string().min(16, "must be at least 16 characters").optional(),
  DISABLE_INTERNAL_CRON: flag,
  /** For tests alone: the step of handling mail after which the process ends itself, as a crash would. */
  MAIL_FAULT: z.string().optional(),
  /** For tests alone: an OAuth 2.0 provider to ask instead of Google and Microsoft. */
  MAIL_OAUTH_PROVIDER: z.url().optional(),
  /** Set by Vercel itself: its edge then tells the caller's address, and no timer outlives a request. */
  VERCEL: flag,
  /** Measured: with more connections than Postgres has cores to serve them, calls wait in Postgres instead of here. */
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(1)
    .max(200)
    .default(() => 2 * availableParallelism() + 1),
});

export type Env = z.output<typeof Env>;

let parsed: Env | undefined;

/**
 * The process's environment, read and checked once; nothing else reads process.env.
 * @throws Error naming every variable that is missing or wrong; values are never shown.
 */
export function env(): Env {
  if (parsed) return parsed;
  // An empty line in a .env file means "not set".
  const given = Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ""));
  const result = Env.safeParse(given);
  if (!result.success)
    throw new Error(
      result.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`).join("; "),
    );
  parsed = result.data;
  return parsed;
}
