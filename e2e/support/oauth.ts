import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** An OAuth 2.0 provider: hands out tokens for refresh tokens, and says whose a token is. */
export type TestProvider = {
  /** Where tokens are refreshed (RFC 6749 section 6). */
  tokens: string;
  /** Where a mail server asks whose a token is (RFC 7662). */
  introspection: string;
  /** Whose refresh tokens are taken, by token. */
  users: Map<string, string>;
  /** Access tokens that were handed out, the newest last. */
  given: string[];
  /** Takes an access token back before its time. */
  revoke(token: string): void;
  stop(): Promise<void>;
};

/** Starts a provider on a free port of this machine. */
export async function startProvider(): Promise<TestProvider> {
  const users = new Map<string, string>();
  const given: string[] = [];
  const owners = new Map<string, string>();
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const form = new URLSearchParams(Buffer.concat(chunks).toString());
      const [status, answer] = request.url === "/token" ? refreshed(form) : [200, introspected(form)];
      response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(answer));
    });
  });
  const refreshed = (form: URLSearchParams): [number, object] => {
    const user = users.get(form.get("refresh_token") ?? "");
    if (user === undefined || form.get("client_id") !== "desk") return [400, { error: "invalid_grant" }];
    const token = `access-${given.length + 1}`;
    given.push(token);
    owners.set(token, user);
    return [200, { access_token: token, expires_in: 3600, token_type: "Bearer" }];
  };
  const introspected = (form: URLSearchParams): object => {
    const username = owners.get(form.get("token") ?? "");
    return username === undefined ? { active: false } : { active: true, username };
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}`;
  return {
    tokens: `${url}/token`,
    introspection: `${url}/introspect`,
    users,
    given,
    revoke: (token) => owners.delete(token),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
