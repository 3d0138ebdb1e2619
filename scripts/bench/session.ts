/** Signs in as a browser does, and answers the Cookie header of the session. */
export async function sessionCookie(server: string, email: string, password: string): Promise<string> {
  const first = await fetch(`${server}/api/auth/csrf`);
  // next-auth's own answer: { csrfToken }.
  const { csrfToken } = (await first.json()) as { csrfToken: string };
  const response = await fetch(`${server}/api/auth/callback/credentials`, {
    method: "POST",
    headers: { cookie: cookies(first) },
    body: new URLSearchParams({ csrfToken, email, password, json: "true" }),
    redirect: "manual",
  });
  const session = cookies(response);
  if (!session.includes("session-token")) throw new Error(`Sign-in failed with ${response.status}`);
  return session;
}

const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";", 1)[0])
    .join("; ");
