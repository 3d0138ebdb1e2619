import type { AppError } from "@/lib/errors";
import type { CreatedTicket } from "@/lib/tickets/schema";
import { PLAIN_TEXT, answer as textAnswer } from "../answer";
import type { Failure } from "../dialect";

/** 201 and the bare number (wire/osticket.md §5). */
export function ticketAnswer({ id }: CreatedTicket): Response {
  return answer(201, String(id));
}

/** A failure in osTicket's own texts (§4 and §10), always plain text. */
export function failAnswer({ error, requestId }: Failure): Response {
  const headers: Record<string, string> = { "x-request-id": requestId };
  if (error.code === "rate_limited")
    headers["retry-after"] = String(Math.max(1, Math.ceil(error.retryAfter ?? 1)));
  const [status, text] = told(error, requestId);
  return answer(status, text, headers);
}

/** Plain text, where osTicket says text/html: answers may quote the caller, and no client looks at the type. */
export function answer(status: number, text: string, headers?: Record<string, string>): Response {
  return textAnswer(status, PLAIN_TEXT, text, headers);
}

function told(error: AppError, requestId: string): [status: number, text: string] {
  switch (error.code) {
    case "unauthenticated":
      return [401, error.cause === "revoked" ? REVOKED : "Valid API key required"];
    case "forbidden":
      // A key without the permission is 401 here; only the switched-off Email API is really forbidden.
      return error.cause === "email_api_off" ? [403, error.message] : [401, "API key not authorized"];
    case "method_not_allowed":
    case "not_found":
      return [400, "URL not supported"];
    case "invalid":
      return [400, `Unable to create new ticket: validation errors:\n${validationErrors(error)}`];
    case "internal":
      return [500, `${error.message}\nRequest id: ${requestId}`];
    default:
      return [error.status, error.message];
  }
}

const REVOKED = "API key not found/active or source IP not authorized";

/** The fields of osTicket's forms by their ids; for the customer's two it names the form alone. */
const FORM_FIELDS = new Map([
  ["name", "user: Incomplete client information"],
  ["email", "user: Incomplete client information"],
  ["From", "user: Incomplete client information"],
  ["subject", "20: Issue Summary is a required field"],
  ["message", "21: Issue Details is a required field"],
]);

/** `key: text` lines as up to 1.17.2; 1.18 answers 500 in their place, which its users call a bug. */
function validationErrors({ fields, message }: AppError): string {
  if (fields.length === 0) return `err: ${message}`;
  const lines = fields.map((issue) => FORM_FIELDS.get(issue.field) ?? `${issue.field}: ${issue.message}`);
  return [...new Set(lines)].join("\n");
}
