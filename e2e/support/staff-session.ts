import type { TestServer } from "./server";

/** Signs somebody in over HTTP. @returns the Cookie header of their requests */
export async function signedIn(
  { url }: Pick<TestServer, "url">,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const line of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return response;
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const { csrfToken } = await keep(await fetch(`${url}/api/auth/csrf`)).json();
  const body = new URLSearchParams({ csrfToken, email, password, json: "true" });
  keep(
    await fetch(`${url}/api/auth/callback/credentials`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookie() },
      body,
    }),
  );
  if (![...jar.keys()].some((name) => name.endsWith("session-token")))
    throw new Error(`${email} could not sign in`);
  return cookie();
}
