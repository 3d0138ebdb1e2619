import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { after } from "next/server";
import { flushLastUsed } from "@/lib/api-keys/last-used";
import { clientIp, floodAddress } from "@/lib/client-ip";
import type { Actor, Context } from "@/lib/context";
import { type Database, database } from "@/lib/db/client";
import type { Call, Dialect, Failure } from "@/lib/dialects/dialect";
import { env } from "@/lib/env";
import { AppError, toAppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import { settings } from "@/lib/settings/read";
import { Settings } from "@/lib/settings/schema";
import { readBody } from "./body";
import { checkFlood, countAccepted, countRefused, isNewFlood } from "./flood";

/** Who is calling, as far as it is known yet: a guard fills in the key as soon as it has recognised it. */
export type Caller = { ip: string | null; keyId?: number };

/** Lets a request in by telling who acts, or throws unauthenticated or forbidden. Runs before the body is read. */
export type Guard = (request: Request, caller: Caller, db: Database) => Promise<Actor>;

/** One call as one caller speaks it: his dialect around one of our verbs. */
export type Operation = {
  perform(context: Context, call: Call): Promise<Response>;
  fail(failure: Failure): Response;
};

/** Which operation a request asks for; decided by its headers alone. */
export type Door = (headers: Headers) => Operation;

export function operation<In, Out>(
  dialect: Dialect<In, Out>,
  act: (context: Context, input: In) => Promise<Out>,
): Operation {
  return {
    perform: async (context, call) => dialect.write(await act(context, dialect.read(call))),
    fail: dialect.fail,
  };
}

/** What counts while the database, and with it the settings, can't be reached. */
const DEFAULTS = Settings.parse({});

/** A handler for one URL and method: flood guard, guard, bounded body, read, act, write; failures in the dialect. */
export function route(door: Door, guard: Guard) {
  return async (request: Request): Promise<Response> => {
    const requestId = randomUUID();
    const caller: Caller = { ip: null };
    const { perform, fail } = door(request.headers);
    let limits = DEFAULTS;
    try {
      const db = database();
      limits = await settings.get(db);
      caller.ip = clientIp(request.headers, limits.trustedProxies, env().VERCEL);
      await checkFlood(limits, addressOf(caller));
      const actor = await guard(request, caller, db);
      if (caller.keyId !== undefined) {
        await checkFlood(limits, keyOf(caller.keyId));
        await countAccepted(limits, keyOf(caller.keyId));
      }
      const body = await readBody(request, limits.maxRequestMb * 1_048_576);
      const context = { actor, db, ip: caller.ip, ...idempotency(request, body) };
      const response = await perform(context, { body, headers: request.headers });
      response.headers.set("x-request-id", requestId);
      return response;
    } catch (thrown) {
      const error = toAppError(thrown);
      await countFailure(limits, caller, error);
      if (error.code !== "rate_limited" || (await isNewFlood(addressOf(caller)))) {
        const stored = logFailure(request, caller, requestId, error);
        if (env().VERCEL) after(stored);
      }
      return fail({ error, requestId });
    } finally {
      if (env().VERCEL && caller.keyId !== undefined) after(() => flushLastUsed(database()));
    }
  };
}

/** Handlers that refuse every method but POST, in the caller's dialect. */
export function postOnly(door: Door) {
  const refuse = route(door, async () => {
    throw new AppError("method_not_allowed", "This address takes POST requests only.");
  });
  return { GET: refuse, HEAD: refuse, PUT: refuse, PATCH: refuse, DELETE: refuse, OPTIONS: refuse };
}

/** Handlers for an address where there is nothing, which say so in the caller's dialect. */
export function nothingHere(door: Door) {
  const refuse = route(door, async () => {
    throw new AppError("not_found", "There is no such address in this API; docs/api.md lists them all.");
  });
  return {
    GET: refuse,
    HEAD: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: refuse,
  };
}

const addressOf = ({ ip }: Caller) => `ip:${floodAddress(ip)}`;
const keyOf = (keyId: number) => `key:${keyId}`;

async function countFailure(limits: Settings, caller: Caller, error: AppError): Promise<void> {
  if (error.status >= 500 || error.code === "rate_limited") return;
  await countRefused(limits, addressOf(caller));
  if (caller.keyId !== undefined) await countRefused(limits, keyOf(caller.keyId));
}

/** What a failed call leaves in System → Logs: never the body, a header or a key. */
function logFailure(request: Request, caller: Caller, requestId: string, error: AppError): Promise<void> {
  const { pathname } = new URL(request.url);
  const { cause } = error;
  return log(database(), {
    level: error.status >= 500 ? "error" : "warning",
    area: "api",
    message:
      error.status >= 500
        ? `${error.message.split(".")[0]}: ${cause instanceof Error ? cause.message : String(cause)}`
        : error.message,
    requestId,
    ip: caller.ip,
    ...(caller.keyId === undefined ? {} : { apiKeyId: caller.keyId }),
    details: {
      method: request.method,
      path: pathname.slice(0, 200),
      status: error.status,
      code: error.code,
      ...(error.fields.length > 0 ? { fields: error.fields } : {}),
      ...(cause instanceof Error && error.status >= 500 ? { stack: cause.stack ?? "" } : {}),
    },
  });
}

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,255}$/;

function idempotency(request: Request, body: Uint8Array): Pick<Context, "idempotency"> {
  const key = request.headers.get("idempotency-key");
  if (key === null) return {};
  if (!IDEMPOTENCY_KEY.test(key))
    throw new AppError(
      "invalid",
      "Idempotency-Key must be 1 to 255 visible ASCII characters without spaces.",
      {
        fields: [
          { field: "Idempotency-Key", message: "must be 1 to 255 visible ASCII characters without spaces." },
        ],
      },
    );
  const sentAs = `${new URL(request.url).pathname}\n${request.headers.get("content-type") ?? ""}\n`;
  return { idempotency: { key, requestHash: createHash("sha256").update(sentAs).update(body).digest() } };
}
