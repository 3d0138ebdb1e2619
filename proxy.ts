import { type NextRequest, NextResponse } from "next/server";

const development = process.env.NODE_ENV === "development";

/**
 * Gives every page (no API path) a Content-Security-Policy with a fresh nonce: even if somebody's HTML got past the
 * sanitiser, its scripts would not run. Pictures from other servers load only where the reader asked for them
 * (`?images=1` on a ticket).
 */
export function proxy(request: NextRequest): NextResponse {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const images = request.nextUrl.searchParams.get("images") === "1" ? " https: http:" : "";
  const policy = [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${development ? " 'unsafe-eval'" : ""}`,
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data:${images}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
  const headers = new Headers(request.headers);
  // Next reads the nonce for its own scripts from here.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-deskuss-path", request.nextUrl.pathname + request.nextUrl.search);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Files of tickets bring a stricter policy of their own.
export const config = {
  matcher: ["/((?!api/|desk/|deskuss/api/|_next/|icon.svg|tickets/[^/]+/(?:attachments|mail|messages)/).*)"],
};
