import { expect, test } from "vitest";
import { AppError } from "@/lib/errors";
import { failed, REQUEST_ID, told } from "../exchange";
import { failAnswer, ticketAnswer } from "./answers";
import { osticketCron } from "./cron";

const fail = { fail: failAnswer };

test("201 and the bare number", async () => {
  const answer = await told(ticketAnswer({ id: 1042, createdAt: new Date(), timeZone: "UTC" }));
  expect(answer).toMatchObject({ status: 201, type: "text/plain; charset=utf-8", text: "1042" });
  expect(answer.headers.get("cache-control")).toBe("no-store");
});

test("cron is 200 Completed", async () => {
  expect(await told(osticketCron.write([]))).toMatchObject({ status: 200, text: "Completed" });
});

test.each([
  ["no key", new AppError("unauthenticated", "x"), 401, "Valid API key required"],
  [
    "a revoked key",
    new AppError("unauthenticated", "x", { cause: "revoked" }),
    401,
    "API key not found/active or source IP not authorized",
  ],
  ["a key without the permission", new AppError("forbidden", "x"), 401, "API key not authorized"],
  ["the Email API switched off", new AppError("forbidden", "Off.", { cause: "email_api_off" }), 403, "Off."],
  ["another method", new AppError("method_not_allowed", "x"), 400, "URL not supported"],
  ["an unknown address", new AppError("not_found", "x"), 400, "URL not supported"],
  ["another body for an Idempotency-Key", new AppError("conflict", "Other body."), 409, "Other body."],
  ["too large a body", new AppError("too_large", "Too large."), 413, "Too large."],
  ["a flood", new AppError("rate_limited", "Slow down.", { retryAfter: 7 }), 429, "Slow down."],
  ["our own mistake", new AppError("internal", "Sorry."), 500, `Sorry.\nRequest id: ${REQUEST_ID}`],
  [
    "a refusal without fields",
    new AppError("invalid", "No sender."),
    400,
    "Unable to create new ticket: validation errors:\nerr: No sender.",
  ],
  [
    "a field of ours",
    new AppError("invalid", "x", { fields: [{ field: "phone", message: "must be at most 50 characters." }] }),
    400,
    "Unable to create new ticket: validation errors:\nphone: must be at most 50 characters.",
  ],
])("%s", async (_, error, status, text) => {
  const answer = await failed(fail, error);
  expect(answer).toMatchObject({ status, text, type: "text/plain; charset=utf-8" });
  expect(answer.headers.get("x-request-id")).toBe(REQUEST_ID);
  expect(answer.headers.get("retry-after")).toBe(status === 429 ? "7" : null);
});
