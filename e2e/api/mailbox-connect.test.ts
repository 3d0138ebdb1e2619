import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { startProvider, type TestProvider } from "@/e2e/support/oauth-provider";
import { actAsServer, startServer, type TestServer } from "@/e2e/support/server";
import { startSmtp, type TestSmtp } from "@/e2e/support/smtp";
import type { Context } from "@/lib/context";
import { transaction } from "@/lib/db/transaction";
import { sendMail } from "@/lib/delivery/send";
import { accessToken } from "@/lib/mail-servers/oauth";
import { readState, signInUrl } from "@/lib/mail-servers/oauth-sign-in";
import { findOutgoing } from "@/lib/mail-servers/outgoing";
import { openSecret } from "@/lib/mail-servers/secrets";
import { startConnecting } from "@/lib/mailboxes/connect";
import { findMailbox } from "@/lib/mailboxes/find";
import { updateMailbox } from "@/lib/mailboxes/save";
import { testOutgoing } from "@/lib/mailboxes/test";
import { enqueueMail } from "@/lib/outbox/enqueue";
import { sessionCookie } from "@/scripts/bench/session";

let server: TestServer;
let provider: TestProvider;
let smtp: TestSmtp;
let admin: Context & { sessionId: number };
let cookie: string;

beforeAll(async () => {
  provider = await startProvider();
  server = await startServer({ env: { MAIL_OAUTH_PROVIDER: provider.url } });
  // The verbs called here do as the server does.
  actAsServer(server.databaseUrl);
  process.env.NEXTAUTH_URL = server.url;
  process.env.MAIL_OAUTH_PROVIDER = provider.url;
  smtp = await startSmtp({
    authMethods: ["XOAUTH2"],
    allowInsecureAuth: true,
    onAuth({ username, accessToken: token = "" }, _, callback) {
      if (username !== "help@desk.example" || !provider.good.has(token))
        return callback(Object.assign(new Error("Bad token"), { responseCode: 535 }));
      callback(null, { user: username });
    },
  });
  const who = await server.staff("administrator");
  cookie = await sessionCookie(server.url, who.email, who.password);
  const session = await server.db.prisma.staffSession.findFirstOrThrow({ where: { staffId: who.id } });
  admin = {
    actor: { type: "staff", id: who.id, name: "Ada", role: "administrator" },
    db: server.db,
    ip: null,
    sessionId: session.id,
  };
});
afterAll(async () => {
  await smtp.stop();
  await server.stop();
  await provider.stop();
});
beforeEach(async () => {
  await server.db.prisma.mailbox.deleteMany();
  provider.granted.length = 0;
  provider.asked.length = 0;
  provider.next.length = 0;
  provider.rotate = false;
  smtp.received.length = 0;
});

const form = () => ({
  name: "Help",
  address: "help@desk.example",
  protocol: "",
  smtpHost: "127.0.0.1",
  smtpPort: smtp.port,
  smtpSecurity: "none",
  smtpUser: "help@desk.example",
  smtpSignIn: "oauth2",
  provider: "microsoft",
  tenant: "tenant.example",
  clientId: "client id",
  clientSecret: "client secret",
});

/** The way of a browser: to the provider's page, and back to ours. @returns where that leads to */
async function walk(url: string, as = cookie): Promise<{ back: string; location: string | null }> {
  const back = (await fetch(url, { redirect: "manual" })).headers.get("location") ?? "";
  const answer = await fetch(back, {
    redirect: "manual",
    headers: { cookie: as, accept: "text/html", "sec-fetch-site": "cross-site" },
  });
  return { back, location: answer.headers.get("location") };
}

const onlyBox = () => server.db.prisma.mailbox.findFirstOrThrow();
const secretOf = async () => {
  const box = await onlyBox();
  return openSecret(box.id, "in", box.secret);
};

test("a mailbox is connected: PKCE, a sealed state, and a refresh token that nobody sees", async () => {
  const { url } = await startConnecting(admin, form());
  const { id } = await onlyBox();
  expect(await findMailbox(server.db, id)).toMatchObject({ connected: false });
  const { back, location } = await walk(url);
  expect(location).toBe(`/settings/mailboxes/${id}?connect=connected`);
  const asked = Object.fromEntries(provider.asked[0] ?? []);
  expect(asked).toMatchObject({
    response_type: "code",
    client_id: "client id",
    redirect_uri: `${server.url}/settings/mailboxes/connected`,
    code_challenge_method: "S256",
    login_hint: "help@desk.example",
    scope: expect.stringContaining("offline_access https://outlook.office.com/IMAP.AccessAsUser.All"),
  });
  // What anybody on the way can read leads nowhere without the verifier.
  expect(back).not.toContain(provider.granted[0]?.get("code_verifier"));
  expect((await secretOf()).refreshToken).toMatch(/^refresh-/);
  expect(await findMailbox(server.db, id)).toMatchObject({ connected: true });
  const page = await (await fetch(`${server.url}${location}`, { headers: { cookie } })).text();
  expect(page).toContain("The provider lets Deskuss in.");
  const audit = JSON.stringify(await server.db.prisma.auditEntry.findMany());
  expect(audit).toContain("mailbox.connected");
  const { refreshToken, clientSecret } = await secretOf();
  for (const secret of [refreshToken, clientSecret])
    for (const text of [page, audit, server.output()]) expect(text).not.toContain(secret);
});

test("mails go out with its token; one that was taken back is had anew", async () => {
  provider.rotate = true;
  await walk((await startConnecting(admin, form())).url);
  const send = async () => {
    const id = await transaction(server.db.pool, async (client) => {
      const outgoing = await findOutgoing(client, null);
      if (!outgoing) throw new Error("Nothing sends");
      return enqueueMail(client, outgoing, {
        kind: "test",
        ticketId: null,
        to: { email: "jane@example.com", name: "Jane" },
        subject: "Hello",
        text: "Hello",
        html: "<p>Hello</p>",
      });
    });
    // The server's own worker may have been quicker.
    await sendMail(server.db, id);
    return () => server.db.prisma.outboundMail.findUniqueOrThrow({ where: { id } });
  };
  const before = (await secretOf()).refreshToken;
  const tokens = await Promise.all([1, 2, 3].map(async () => accessToken(server.db, (await onlyBox()).id)));
  expect(new Set(tokens).size).toBe(1);
  expect(provider.granted.map((form) => form.get("grant_type"))).toEqual([
    "authorization_code",
    "refresh_token",
  ]);
  // Each refresh gives a new one, which replaces the stored one.
  expect((await secretOf()).refreshToken).not.toBe(before);
  provider.good.clear();
  const mail = await send();
  for (let tries = 0; tries < 3 && (await mail()).state !== "sent"; tries++) {
    const { id, lastError } = await mail();
    expect(lastError ?? "").not.toMatch(/access-|refresh-|client secret/);
    await server.db.prisma.outboundMail.update({ where: { id }, data: { notBefore: new Date(0) } });
    await sendMail(server.db, id);
  }
  expect((await mail()).state).toBe("sent");
  expect(smtp.received).toMatchObject([{ to: ["jane@example.com"] }]);
});

test("nobody can be led through somebody else's sign-in, or through one twice", async () => {
  const { url } = await startConnecting(admin, form());
  const other = await server.staff("administrator");
  const others = await sessionCookie(server.url, other.email, other.password);
  expect((await walk(url, others)).location).toBe("/settings/mailboxes?connect=expired");
  const { email, password } = await server.staff("agent");
  const agent = await sessionCookie(server.url, email, password);
  expect((await walk(url, agent)).location).toBeNull();
  expect((await walk(url, "")).location).toMatch(/^\/sign-in\?next=/);
  expect(provider.granted).toEqual([]);

  const { back } = await walk(url);
  const refresh = (await secretOf()).refreshToken;
  expect(refresh).toMatch(/^refresh-/);
  const again = await fetch(back, { redirect: "manual", headers: { cookie } });
  expect(again.headers.get("location")).toMatch(/connect=refused$/);
  expect((await secretOf()).refreshToken).toBe(refresh);
  const line = await server.db.prisma.logEntry.findFirstOrThrow({
    where: { message: { contains: "could not be connected" } },
  });
  expect(line.message).toContain("The code is not good.");
  expect(JSON.stringify(line)).not.toContain(new URL(back).searchParams.get("code"));

  for (const query of ["", "?state=x&code=y", "?state[]=x"])
    expect(
      (
        await fetch(`${server.url}/settings/mailboxes/connected${query}`, {
          redirect: "manual",
          headers: { cookie },
        })
      ).headers.get("location"),
    ).toBe("/settings/mailboxes?connect=expired");
});

test("a state is good for a quarter of an hour", () => {
  const setup = { provider: "google" as const, tenant: "", clientId: "c" };
  const at = Date.now();
  const state = new URL(signInUrl(7, { id: 3, user: "", setup }, at)).searchParams.get("state") ?? "";
  expect(readState(7, state, at + 14 * 60_000)).toMatchObject({ mailboxId: 3 });
  expect(readState(7, state, at + 15 * 60_000)).toBeNull();
  expect(readState(8, state, at)).toBeNull();
});

test("the user says no, or the provider gives nothing lasting: the page says so", async () => {
  const { url } = await startConnecting(admin, form());
  const { id } = await onlyBox();
  provider.next.push("denied");
  expect((await walk(url)).location).toBe(`/settings/mailboxes/${id}?connect=denied`);
  const again = await startConnecting(admin, { ...form(), id });
  provider.next.push("no refresh token");
  expect((await walk(again.url)).location).toBe(`/settings/mailboxes/${id}?connect=no-refresh-token`);
  const stale = await startConnecting(admin, { ...form(), id });
  await updateMailbox(admin, { ...form(), id, clientId: "another" });
  expect((await walk(stale.url)).location).toBe(`/settings/mailboxes/${id}?connect=changed`);
  expect((await secretOf()).refreshToken).toBe("");
});

test("a token is shown to the server it was had for, and to the provider's own", async () => {
  await walk((await startConnecting(admin, form())).url);
  const { id } = await onlyBox();
  const trial = { ...form(), id, clientSecret: "" };
  expect(await testOutgoing(admin, trial)).toMatchObject({ ok: true });
  const elsewhere = await testOutgoing(admin, { ...trial, smtpHost: "localhost" });
  expect(elsewhere).toEqual({
    ok: false,
    message: "The mailbox is not connected with its provider; connect it first.",
    field: null,
  });
  await updateMailbox(admin, { ...trial, smtpHost: "smtp.office365.com", smtpSecurity: "starttls" });
  expect((await secretOf()).refreshToken).toMatch(/^refresh-/);
  await updateMailbox(admin, { ...trial, smtpHost: "smtp.office365.com.evil.example" });
  expect((await secretOf()).refreshToken).toBe("");
});
