import type { CreatedTicket } from "@/lib/tickets/schema";
import { answer, PLAIN_TEXT } from "../answer";
import type { Failure } from "../dialect";
import { writeXml } from "../xml-out";
import { localTime } from "./created";

const JSON_TYPE = "application/json; charset=utf-8";
const XML_TYPE = "application/xml; charset=utf-8";

/** 200 `{"id":1042,"number":"#1042","created":"2026-06-12 14:32:01"}`; clients test for exactly 200. */
export function ticketAsJson(ticket: CreatedTicket): Response {
  return jsonAnswer(200, ticketAnswer(ticket));
}

/** The same three as `<response><id>…</id><number>…</number><created>…</created></response>`. */
export function ticketAsXml(ticket: CreatedTicket): Response {
  return answer(200, XML_TYPE, writeXml("response", ticketAnswer(ticket)));
}

/** `{"error":{"code","message","fields":[{"field","message"}],"requestId"}}` with the status of the code. */
export function failAsJson(failure: Failure): Response {
  const { error, requestId } = failure;
  const { code, message, fields } = error;
  return fail(failure, JSON_TYPE, () => JSON.stringify({ error: { code, message, fields, requestId } }));
}

/**
 * `<response><error>` with the children of the JSON answer. The list becomes
 * `<fields><item><field>email</field><message>…</message></item>…</fields>`, and is empty when nothing is wrong.
 */
export function failAsXml(failure: Failure): Response {
  const { error, requestId } = failure;
  const { code, message, fields } = error;
  return fail(failure, XML_TYPE, () =>
    writeXml("response", { error: { code, message, fields: { item: fields }, requestId } }),
  );
}

/** A successful answer in JSON. */
export function jsonAnswer(status: number, value: unknown): Response {
  return answer(status, JSON_TYPE, JSON.stringify(value));
}

function ticketAnswer({ id, createdAt, timeZone }: CreatedTicket) {
  return { id, number: `#${id}`, created: localTime(createdAt, timeZone) };
}

/** A flood is answered in plain text in every format ("Rate Limits & Errors"). */
function fail({ error, requestId }: Failure, contentType: string, body: () => string): Response {
  const headers: Record<string, string> = { "x-request-id": requestId };
  if (error.code === "method_not_allowed") headers.allow = "POST";
  if (error.code !== "rate_limited") return answer(error.status, contentType, body(), headers);
  headers["retry-after"] = String(Math.max(1, Math.ceil(error.retryAfter ?? 1)));
  return answer(error.status, PLAIN_TEXT, error.message, headers);
}
