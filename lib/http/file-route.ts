import "server-only";
import { randomUUID } from "node:crypto";
import { currentStaff, type StaffContext } from "@/lib/auth/staff";
import { database } from "@/lib/db/client";
import { log } from "@/lib/logs/write";
import type { NamedFile } from "@/lib/tickets/find-attachment";
import { contentDisposition, imageType, safeContentType } from "./file-headers";

type Segment<P> = { params: Promise<P> };

/**
 * A GET handler that hands signed-in staff a file somebody sent: always as a download, but for pictures asked for with
 * `?inline=1`. Not signed in: a browser goes to the sign-in page, anything else gets 401. Not found: 404.
 */
export function fileRoute<P>(find: (context: StaffContext, params: P) => Promise<NamedFile | null>) {
  return async (request: Request, { params }: Segment<P>): Promise<Response> => {
    try {
      const context = await currentStaff();
      if (!context) return signInFirst(request);
      const file = await find(context, await params);
      if (!file) return text(404, "There is no such file, or you may not see it.");
      return answer(file, new URL(request.url).searchParams.get("inline") === "1");
    } catch (error) {
      return failed(error);
    }
  };
}

/** Nothing in such a file may run, ask our server for anything or be taken for another type. */
const HEADERS = {
  "content-security-policy": "sandbox; default-src 'none'",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "private, no-store",
};

function answer({ name, contentType, content }: NamedFile, inline: boolean): Response {
  const picture = inline ? imageType(content) : null;
  // pg hands out a Buffer, whose memory is an ordinary ArrayBuffer.
  return new Response(new Uint8Array(content), {
    headers: {
      ...HEADERS,
      "content-type": picture ?? safeContentType(contentType),
      "content-length": String(content.byteLength),
      "content-disposition": contentDisposition(picture ? "inline" : "attachment", name),
    },
  });
}

function signInFirst(request: Request): Response {
  const { pathname } = new URL(request.url);
  if (!request.headers.get("accept")?.includes("text/html")) return text(401, "Sign in first.");
  const location = `/sign-in?next=${encodeURIComponent(pathname)}`;
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

function failed(thrown: unknown): Response {
  const requestId = randomUUID();
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  const details = { stack: error.stack ?? "" };
  void log(database(), { level: "error", area: "panel", message: error.message, requestId, details });
  return text(500, `Something went wrong on our side. Try again; request id ${requestId}.`);
}

const text = (status: number, message: string) =>
  new Response(message, {
    status,
    headers: { ...HEADERS, "content-type": "text/plain; charset=utf-8" },
  });
