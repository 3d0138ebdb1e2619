import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { type Dovecot, startDovecot } from "@/e2e/support/dovecot";
import { plainMail } from "@/e2e/support/mail";
import { type MailDesk, startMailDesk } from "@/e2e/support/mail-desk";
import { startProvider, type TestProvider } from "@/e2e/support/oauth";
import { testIncoming } from "@/lib/mailboxes/test";

let provider: TestProvider;
let dovecot: Dovecot;
let desk: MailDesk;
beforeAll(async () => {
  provider = await startProvider();
  dovecot = await startDovecot({ introspection: provider.introspection });
  desk = await startMailDesk(dovecot);
  // Google's own address leads to the provider of this test; everything else is as it is.
  const real = globalThis.fetch;
  vi.stubGlobal("fetch", (input: string | URL | Request, options?: RequestInit) =>
    real(String(input) === "https://oauth2.googleapis.com/token" ? provider.tokens : input, options),
  );
});
afterAll(async () => {
  vi.unstubAllGlobals();
  await desk?.stop();
  await dovecot?.stop();
  await provider?.stop();
});

describe.each([
  ["imap", "tls"],
  ["imap", "starttls"],
  ["pop3", "tls"],
  ["pop3", "starttls"],
] as const)("%s, %s, signed in by XOAUTH2", (protocol, security) => {
  const user = `oauth-${protocol}-${security}`;
  const refreshToken = `refresh ${user}`;
  const subjects = (mailboxId: number) =>
    desk.db.prisma.inboundMail
      .findMany({ where: { mailboxId }, orderBy: { id: "asc" }, select: { subject: true, outcome: true } })
      .then((rows) => rows.map(({ subject, outcome }) => `${subject}: ${outcome}`));

  test("mail comes in; a token is kept, and replaced when its provider has taken it back", async () => {
    provider.users.set(refreshToken, user);
    await dovecot.deliver(user, [plainMail({ Subject: "first" })]);
    const id = await desk.mailbox(user, { protocol, security, refreshToken, afterFetch: "leave" });
    expect(await desk.fetch(id)).toEqual({ mails: 1, fault: null });
    const given = provider.given.length;
    expect(await desk.fetch(id)).toEqual({ mails: 0, fault: null });
    expect(provider.given).toHaveLength(given);

    provider.revoke(provider.given.at(-1) ?? "");
    await dovecot.deliver(user, [plainMail({ Subject: "second" })]);
    expect(await desk.fetch(id)).toEqual({ mails: 1, fault: null });
    expect(provider.given).toHaveLength(given + 1);
    expect(await subjects(id)).toEqual(["first: ticket", "second: ticket"]);
  });

  test("a token of somebody else is refused in plain words, and so is a refresh token that has ended", async () => {
    const other = `${user}-other`;
    provider.users.set(`refresh ${other}`, "somebody-else");
    const id = await desk.mailbox(other, { protocol, security, refreshToken: `refresh ${other}` });
    expect((await desk.fetch(id))?.fault).toMatch(/does not accept this user and password/);
    provider.users.delete(`refresh ${other}`);
    expect((await desk.fetch(id))?.fault).toMatch(
      /does not accept the sign-in any more; connect the mailbox again/,
    );
  });

  test("Test connection says the same", async () => {
    provider.users.set(refreshToken, user);
    const administrator = desk.system;
    const typed = {
      ...{ protocol, security, host: dovecot.host, user, folder: "INBOX", signIn: "oauth2" },
      ...{ provider: "google", clientId: "desk", clientSecret: "s3", refreshToken },
      port: dovecot.ports[security === "tls" ? (`${protocol}s` as const) : protocol],
    };
    expect(await testIncoming(administrator, typed)).toMatchObject({
      ok: true,
      message: expect.stringContaining(`signs ${user} in`),
    });
    expect(await testIncoming(administrator, { ...typed, refreshToken: "none" })).toMatchObject({
      ok: false,
      message: expect.stringContaining("does not accept the sign-in any more"),
    });
  });
});
