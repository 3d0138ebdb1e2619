import { expect, type Page } from "playwright/test";
import { test as agents } from "@/e2e/support/agents";
import { type Arrived, arrivedFor } from "@/e2e/support/arrived";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { startServer } from "@/e2e/support/server";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import { until } from "@/e2e/support/until";

/** The mail servers around a help desk. */
export type Post = {
  dovecot: Dovecot;
  smtp: TestSmtp;
  /** The user and password that the SMTP server wants. */
  sender: { user: string; password: string };
  /** What has come for an address. */
  for(address: string): Arrived[];
  /** The SMTP server goes away, and comes back on its port. */
  smtpDown(): Promise<void>;
  smtpUp(): Promise<void>;
};

type Worker = { post: Post };

const SENDER = { user: "support@desk.example", password: "let me send" };

/** Stories of a help desk with mail servers around it. */
export const test = agents.extend<object, Worker>({
  post: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const post = await startPost();
      await use(post);
      await post.dovecot.stop();
      await post.smtp.stop();
    },
    { scope: "worker" },
  ],
  server: [
    async ({ post }, use) => {
      const server = await startServer({ env: { NODE_EXTRA_CA_CERTS: post.dovecot.authority } });
      await use(server);
      await server.stop();
    },
    { scope: "worker" },
  ],
});

export { expect };

async function startPost(): Promise<Post> {
  const options: Parameters<typeof startSmtp>[0] = {
    // A test's line is in the clear.
    allowInsecureAuth: true,
    authOptional: false,
    onAuth: ({ username, password }, _session, answer) =>
      username === SENDER.user && password === SENDER.password
        ? answer(null, { user: username })
        : answer(new Error("Who are you?")),
  };
  const received: TestSmtp["received"] = [];
  const post: Post = {
    dovecot: await startDovecot(),
    smtp: await startSmtp(options),
    sender: SENDER,
    for: (address) => arrivedFor([...received, ...post.smtp.received], address),
    async smtpDown() {
      received.push(...post.smtp.received.splice(0));
      await post.smtp.stop();
    },
    async smtpUp() {
      post.smtp = await startSmtp(options, post.smtp.port);
    },
  };
  return post;
}

/** The receiver in front of the help desk, and what it writes about a sender. */
export const RECEIVER = "mx.desk.example";
export const checked = (verdict: "pass" | "fail", from: string) => ({
  "Authentication-Results": `${RECEIVER}; dmarc=${verdict} header.from=${from.split("@")[1]}`,
});

/** A customer, or whoever writes as one. */
export type Writer = { name: string; email: string };

/** A mail of somebody's that the receiver vouches for, or does not; `fields` over the usual ones. */
export const mailFrom = (
  { name, email }: Writer,
  fields: Record<string, string>,
  text: string,
  verdict: "pass" | "fail" = "pass",
) =>
  plainMail(
    { ...checked(verdict, email), From: `${name} <${email}>`, To: "support@desk.example", ...fields },
    text,
  );

/** Delivers mails, and has an administrator fetch them: System → Scheduled tasks → Mail fetch. */
export async function deliverAndFetch(page: Page, { dovecot }: Post, ...mails: Buffer[]): Promise<void> {
  await dovecot.deliver("support", mails);
  await runTask(page, "Mail fetch");
}

/** Runs a scheduled task in the panel. */
export async function runTask(page: Page, title: string): Promise<void> {
  await page.goto("/system/tasks");
  await page.getByRole("button", { name: `Run now: ${title}` }).click();
  await expect(page.getByText(`${title} done.`)).toBeVisible();
}

/** Waits until so many mails have come for an address. */
export const arrived = (post: Post, address: string, count: number, seconds = 30): Promise<Arrived[]> =>
  until(() => {
    const mails = post.for(address);
    return mails.length >= count && mails;
  }, seconds);
