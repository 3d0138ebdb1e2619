import type { AppError } from "@/lib/errors";

/** What arrived, before anyone has understood it. */
export type Call = { body: Uint8Array; headers: Headers };

/** A failure as it is told: the request id finds its entry in System → Logs. */
export type Failure = { error: AppError; requestId: string };

/**
 * A new ticket in our words but as the caller filled it in: readers map names and leave wrong values alone, so
 * that `createTicket` (schema `NewTicket`) names every wrong field at once.
 */
export type NewTicketInput = Record<string, unknown>;

/**
 * One call in one wire format. Pure: no database, no clock, no session. `read` throws AppError (`malformed`,
 * `invalid`, `too_large`) on what it can't understand. `fail` sends the request id as X-Request-Id; on success
 * route() does.
 */
export type Dialect<In, Out> = {
  read(call: Call): In;
  write(result: Out): Response;
  fail(failure: Failure): Response;
};
