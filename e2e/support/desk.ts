import type { Context, Role } from "@/lib/context";
import type { Settings } from "@/lib/settings/schema";
import { sessionCookie } from "@/scripts/bench/session";
import { type Answer, call } from "./api";
import { NO_FLOOD_LIMITS, startServer, type TestServer } from "./server";

/** A member of staff at work: their pages' own calls, and their context for calling verbs directly. */
export type Desk = {
  id: number;
  name: string;
  context: Context;
  /** Calls an address under /desk as a page's script does. */
  ask(method: string, path: string, input?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a file as a page's script does. */
  upload(
    path: string,
    file: { name: string; type: string; content: Uint8Array<ArrayBuffer> },
  ): Promise<Answer>;
};

/** Adds a member of staff and signs them in. */
export async function openDesk(server: TestServer, role: Role, name: string): Promise<Desk> {
  const { id, email, password } = await server.staff(role, name);
  const cookie = await sessionCookie(server.url, email, password);
  return {
    id,
    name,
    context: { actor: { type: "staff", id, name, role }, db: server.db, ip: null },
    ask: (method, path, input, headers) =>
      call(server, path, {
        method,
        headers: { ...headers, cookie },
        ...(input === undefined ? {} : { type: "application/json", body: JSON.stringify(input) }),
      }),
    upload: (path, { name: fileName, type, content }) =>
      call(server, path, {
        headers: { cookie, "x-file-name": encodeURIComponent(fileName) },
        type,
        body: content,
      }),
  };
}

/** A help desk with two at work, and a key for making tickets. */
export type Office = { server: TestServer; ann: Desk; ben: Desk; key: string };

/** Starts a help desk on which Ann, an agent, and Ben, an administrator, are at work. */
export async function openOffice(settings: Partial<Settings> = {}): Promise<Office> {
  const server = await startServer({ settings: { ...NO_FLOOD_LIMITS, ...settings } });
  return {
    server,
    ann: await openDesk(server, "agent", "Ann Agent"),
    ben: await openDesk(server, "administrator", "Ben Boss"),
    key: (await server.key()).secret,
  };
}
