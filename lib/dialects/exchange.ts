import { AppError, toAppError } from "@/lib/errors";
import { type CreatedTicket, NewTicket } from "@/lib/tickets/schema";
import { validate } from "@/lib/validate";
import type { Dialect, NewTicketInput } from "./dialect";

export const REQUEST_ID = "2f0c9a3e";

type TicketDialect = Dialect<NewTicketInput, CreatedTicket>;
type Told = { status: number; type: string | null; headers: Headers; text: string };

const created: CreatedTicket = {
  id: 1042,
  createdAt: new Date("2026-06-12T14:32:01.789Z"),
  timeZone: "UTC",
};

/** For tests: what route() and createTicket do around a dialect, without a server and a database. */
export async function exchange(dialect: TicketDialect, body: string | Uint8Array, type = ""): Promise<Told> {
  try {
    validate(NewTicket, read(dialect, body, type));
    return await told(dialect.write(created));
  } catch (error) {
    return failed(dialect, toAppError(error));
  }
}

/** For tests: what a dialect makes of a body. */
export function read(dialect: TicketDialect, body: string | Uint8Array, type = ""): NewTicketInput {
  const headers = new Headers(type ? { "content-type": type } : {});
  return dialect.read({ body: typeof body === "string" ? Buffer.from(body) : body, headers });
}

/** For tests: how a dialect tells a failure. */
export function failed(dialect: Pick<TicketDialect, "fail">, error: AppError): Promise<Told> {
  return told(dialect.fail({ error, requestId: REQUEST_ID }));
}

/** For tests: an answer as a client sees it. */
export async function told(response: Response): Promise<Told> {
  const { status, headers } = response;
  return { status, type: headers.get("content-type"), headers, text: await response.text() };
}

/** For tests: the code with which `action` was refused, "read" when it was not; any other error is thrown on. */
export function outcome(action: () => unknown): string {
  try {
    action();
    return "read";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}
