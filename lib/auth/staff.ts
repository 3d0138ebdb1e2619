import "server-only";
import { cookies, headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { getToken } from "next-auth/jwt";
import { cache } from "react";
import { clientIp } from "@/lib/client-ip";
import type { Context, Role } from "@/lib/context";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { settings } from "@/lib/settings/read";
import { findSession } from "@/lib/staff/session";

export type StaffContext = Context & {
  actor: Extract<Context["actor"], { type: "staff" }>;
  email: string;
  sessionId: number;
};

/** Who is signed in, read from the database once a request; null when nobody is. */
export const currentStaff = cache(async (): Promise<StaffContext | null> => {
  const jar = await cookies();
  const token = await getToken({
    // getToken reads nothing of a request but its cookies and headers.
    req: {
      cookies: Object.fromEntries(jar.getAll().map(({ name, value }) => [name, value])),
      headers: {},
    } as Parameters<typeof getToken>[0]["req"],
    secret: env().NEXTAUTH_SECRET,
    secureCookie: env().NEXTAUTH_URL.startsWith("https:"),
  });
  if (typeof token?.sessionToken !== "string") return null;
  const db = database();
  const session = await findSession(db, token.sessionToken);
  if (!session) return null;
  const { id, name, role, email } = session.staff;
  const { trustedProxies } = await settings.get(db);
  const ip = clientIp(await headers(), trustedProxies, env().VERCEL);
  return { actor: { type: "staff", id, name, role }, db, ip, email, sessionId: session.id };
});

/**
 * The signed-in member of staff. Nobody: to the sign-in page, and back here afterwards. An agent where an
 * administrator is needed: not found.
 */
export async function requireSignedIn(role: Role = "agent"): Promise<StaffContext> {
  const context = await currentStaff();
  if (!context)
    redirect(`/sign-in?next=${encodeURIComponent((await headers()).get("x-deskuss-path") ?? "/tickets")}`);
  if (role === "administrator" && context.actor.role !== "administrator") notFound();
  return context;
}
