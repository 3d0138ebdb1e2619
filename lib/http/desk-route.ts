import "server-only";
import { randomUUID } from "node:crypto";
import { currentStaff, type StaffContext } from "@/lib/auth/staff";
import { database } from "@/lib/db/client";
import { AppError, toAppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import { settings } from "@/lib/settings/read";
import { readBody } from "./body";

type Segment<P> = { params: Promise<P> };

const MB = 1_048_576;
const JSON_LIMIT = 12 * MB;

/** What a page's own script asks for; the answer is JSON. */
export type DeskRead<P, T> = (context: StaffContext, params: P, query: URLSearchParams) => Promise<T>;

/** What a page's own script sends: `input` is the JSON it sent. */
export type DeskWrite<P, T> = (context: StaffContext, params: P, input: unknown) => Promise<T>;

/** A file that a page's own script sends as the body, with its name and type in the headers. */
export type SentFile = { name: string; contentType: string; content: Uint8Array };
export type DeskUpload<P, T> = (context: StaffContext, params: P, file: SentFile) => Promise<T>;

/** An answer that is written while it is sent. */
export type Streamed = { body: ReadableStream<Uint8Array> | null; headers: Record<string, string> };
export type DeskStream<P> = (context: StaffContext, params: P, request: Request) => Promise<Streamed>;

/**
 * A GET handler under /desk, the panel's own addresses: answers signed-in staff with JSON, anybody else with 401.
 * Failures are `{ error: { code, message, fields } }` with the status of their code.
 */
export function deskRead<P, T>(read: DeskRead<P, T>) {
  return async (request: Request, { params }: Segment<P>): Promise<Response> =>
    answer(request, async (context) =>
      Response.json(await read(context, await params, new URL(request.url).searchParams), {
        headers: HEADERS,
      }),
    );
}

/** A handler under /desk that changes something; `act` validates its input. Other sites' pages are refused. */
export function deskWrite<P, T>(act: DeskWrite<P, T>) {
  return async (request: Request, { params }: Segment<P>): Promise<Response> =>
    answer(request, async (context) => {
      refuseOtherSites(request);
      const body = await readBody(request, JSON_LIMIT);
      const result = await act(context, await params, parse(body));
      return Response.json(result ?? null, { headers: HEADERS });
    });
}

/** A handler under /desk that takes one file, at most as large as Settings → Tickets allows. */
export function deskUpload<P, T>(store: DeskUpload<P, T>) {
  return async (request: Request, { params }: Segment<P>): Promise<Response> =>
    answer(request, async (context) => {
      refuseOtherSites(request);
      const { maxAttachmentMb } = await settings.get(context.db);
      const content = await readBody(request, maxAttachmentMb * MB);
      const file = {
        name: decodeName(request.headers.get("x-file-name")),
        contentType: request.headers.get("content-type") ?? "application/octet-stream",
        content,
      };
      return Response.json(await store(context, await params, file), { headers: HEADERS });
    });
}

/** A GET handler under /desk whose answer is not JSON and may be long: `open` says with which headers it goes out. */
export function deskStream<P>(open: DeskStream<P>) {
  return async (request: Request, { params }: Segment<P>): Promise<Response> =>
    answer(request, async (context) => {
      const { body, headers } = await open(context, await params, request);
      return new Response(body, { headers: { ...HEADERS, ...headers } });
    });
}

const HEADERS = { "cache-control": "private, no-store", "x-content-type-options": "nosniff" };

async function answer(
  request: Request,
  respond: (context: StaffContext) => Promise<Response>,
): Promise<Response> {
  let ip: string | null = null;
  try {
    const context = await currentStaff();
    if (!context) throw new AppError("unauthenticated", "You are signed out; sign in again.");
    ip = context.ip;
    return await respond(context);
  } catch (thrown) {
    const error = toAppError(thrown);
    const requestId = randomUUID();
    if (error.status >= 500) {
      const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
      const details = { path: new URL(request.url).pathname, stack: cause.stack ?? "" };
      void log(database(), { level: "error", area: "panel", message: cause.message, requestId, ip, details });
    }
    const { code, message, fields } = error;
    return Response.json(
      { error: { code, message, fields } },
      { status: error.status, headers: { ...HEADERS, "x-request-id": requestId } },
    );
  }
}

/** The session's cookie is not sent along with other sites' requests (SameSite); this holds where that fails. */
function refuseOtherSites(request: Request): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const site = request.headers.get("sec-fetch-site");
  const ours =
    (origin === null || URL.parse(origin)?.host === host) && (site === null || site === "same-origin");
  if (!ours) throw new AppError("forbidden", "Only this help desk's own pages can do this.");
}

function parse(body: Uint8Array): unknown {
  if (body.byteLength === 0) return {};
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body));
  } catch (cause) {
    throw new AppError("malformed", "The request is not JSON.", { cause });
  }
}

function decodeName(encoded: string | null): string {
  try {
    return decodeURIComponent(encoded ?? "") || "file";
  } catch {
    return "file";
  }
}
