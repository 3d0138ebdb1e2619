import { createHash, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A provider of OAuth 2.0 with one user, who allows everything that is asked of him. */
export type TestProvider = {
  url: string;
  /** What is wanted of the user's page, and of the token endpoint, in order. */
  asked: URLSearchParams[];
  granted: URLSearchParams[];
  /** Access tokens that are good now. */
  good: Set<string>;
  /** How the next ones are answered, in order; then all is well. */
  next: ("denied" | "no refresh token")[];
  /** Each refresh gives a new refresh token, as Microsoft does. */
  rotate: boolean;
  stop(): Promise<void>;
};

type Pending = { challenge: string; redirectUri: string; clientId: string };

const CLIENT_SECRET = "client secret";
const random = () => randomBytes(16).toString("hex");

/** Starts one on a free port; it knows the client secret "client secret", and checks what RFC 6749 and 7636 have checked. */
export async function startProvider(): Promise<TestProvider> {
  const codes = new Map<string, Pending>();
  let refreshToken = `refresh-${random()}`;

  const authorize = (query: URLSearchParams) => {
    provider.asked.push(query);
    const back = new URL(query.get("redirect_uri") ?? "");
    back.searchParams.set("state", query.get("state") ?? "");
    if (provider.next[0] === "denied") {
      provider.next.shift();
      back.searchParams.set("error", "access_denied");
      return back;
    }
    const code = random();
    codes.set(code, {
      challenge: query.get("code_challenge") ?? "",
      redirectUri: query.get("redirect_uri") ?? "",
      clientId: query.get("client_id") ?? "",
    });
    back.searchParams.set("code", code);
    return back;
  };

  const grant = (form: URLSearchParams) => {
    provider.granted.push(form);
    if (form.get("client_secret") !== CLIENT_SECRET) return { error: "invalid_client" };
    if (form.get("grant_type") === "authorization_code") {
      const code = form.get("code") ?? "";
      const pending = codes.get(code);
      codes.delete(code);
      const challenge = createHash("sha256")
        .update(form.get("code_verifier") ?? "")
        .digest("base64url");
      const fits =
        pending?.challenge === challenge &&
        pending.redirectUri === form.get("redirect_uri") &&
        pending.clientId === form.get("client_id");
      if (!fits) return { error: "invalid_grant", error_description: "The code is not good." };
    } else if (form.get("refresh_token") !== refreshToken) {
      return { error: "invalid_grant", error_description: "The refresh token was taken back." };
    }
    if (provider.rotate) refreshToken = `refresh-${random()}`;
    const accessToken = `access-${random()}`;
    provider.good.add(accessToken);
    const withheld = provider.next[0] === "no refresh token" && provider.next.shift();
    return {
      access_token: accessToken,
      expires_in: 3600,
      ...(withheld ? {} : { refresh_token: refreshToken }),
    };
  };

  const server = createServer((request, response) => {
    void answer(request).then(({ status, location, json }) => {
      response.writeHead(status, location ? { location } : { "content-type": "application/json" });
      response.end(json ? JSON.stringify(json) : "");
    });
  });
  const answer = async (
    request: IncomingMessage,
  ): Promise<{ status: number; location?: string; json?: object }> => {
    const { pathname, searchParams } = new URL(request.url ?? "", "http://provider");
    if (pathname === "/authorize") return { status: 302, location: authorize(searchParams).href };
    const json = grant(new URLSearchParams(await text(request)));
    return { status: "error" in json ? 400 : 200, json };
  };
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A listening TCP server has an address of this shape.
  const { port } = server.address() as AddressInfo;
  const provider: TestProvider = {
    url: `http://127.0.0.1:${port}`,
    asked: [],
    granted: [],
    good: new Set(),
    next: [],
    rotate: false,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return provider;
}
