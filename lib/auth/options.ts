import "server-only";
import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { clientIp } from "@/lib/client-ip";
import { database } from "@/lib/db/client";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { settings } from "@/lib/settings/read";
import { endSession } from "@/lib/staff/session";
import { SESSION_DAYS, signIn } from "@/lib/staff/sign-in";

/**
 * next-auth carries the sign-in and its cookie. The cookie holds a random session token, and that session lives in
 * the database (lib/staff/session.ts), where it can be revoked.
 */
export const authOptions = (): NextAuthOptions => ({
  secret: env().NEXTAUTH_SECRET,
  session: { strategy: "jwt", maxAge: SESSION_DAYS * 86_400 },
  pages: { signIn: "/sign-in", error: "/sign-in" },
  providers: [
    Credentials({
      credentials: { email: {}, password: {} },
      async authorize(given, request) {
        const db = database();
        const headers = new Headers(
          Object.entries(request.headers ?? {}).map(([name, value]) => [name, String(value)]),
        );
        const { trustedProxies } = await settings.get(db);
        const visitor = {
          ip: clientIp(headers, trustedProxies, env().VERCEL),
          userAgent: headers.get("user-agent"),
        };
        try {
          const signedIn = await signIn(
            db,
            String(given?.email ?? ""),
            String(given?.password ?? ""),
            visitor,
          );
          return (
            signedIn && {
              id: String(signedIn.staffId),
              name: signedIn.name,
              sessionToken: signedIn.sessionToken,
            }
          );
        } catch (error) {
          // next-auth hands an Error's message to the form and nothing else; the form knows this one.
          if (error instanceof AppError && error.retryAfter) throw new Error(`wait:${error.retryAfter}`);
          throw new Error("unavailable", { cause: error });
        }
      },
    }),
  ],
  callbacks: {
    jwt: ({ token, user }) =>
      user && "sessionToken" in user ? { sub: user.id, sessionToken: user.sessionToken } : token,
    // What /api/auth/session tells the browser: not the token.
    session: ({ session }) => ({ expires: session.expires }),
  },
  events: {
    async signOut({ token }) {
      if (typeof token?.sessionToken === "string") await endSession(database(), token.sessionToken);
    },
  },
  logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
});
