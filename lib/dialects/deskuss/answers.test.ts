import { expect, test } from "vitest";
import { AppError, ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { failed, REQUEST_ID, told } from "../exchange";
import { readXml } from "../xml-body";
import { failAsJson, failAsXml, ticketAsJson } from "./answers";
import { deskussCron } from "./cron";

const codes: ErrorCode[] = [
  "malformed",
  "invalid",
  "unauthenticated",
  "forbidden",
  "not_found",
  "method_not_allowed",
  "conflict",
  "too_large",
  "internal",
];

test.each(codes)("%s has its status in JSON and in XML", async (code) => {
  const status = ERROR_STATUS[code];
  const error = new AppError(code, "Müller & <Söhne>");
  const json = await failed({ fail: failAsJson }, error);
  expect([json.status, json.type]).toEqual([status, "application/json; charset=utf-8"]);
  expect(JSON.parse(json.text)).toEqual({
    error: { code, message: "Müller & <Söhne>", fields: [], requestId: REQUEST_ID },
  });
  const xml = await failed({ fail: failAsXml }, error);
  expect([xml.status, xml.type]).toEqual([status, "application/xml; charset=utf-8"]);
  const children = readXml(Buffer.from(xml.text), null).children[0]?.children.map(({ name, text }) => [
    name,
    text,
  ]);
  expect(children).toEqual([
    ["code", code],
    ["message", "Müller & <Söhne>"],
    ["fields", ""],
    ["requestId", REQUEST_ID],
  ]);
  for (const { headers } of [json, xml]) {
    expect(headers.get("x-request-id")).toBe(REQUEST_ID);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("allow")).toBe(code === "method_not_allowed" ? "POST" : null);
  }
});

test.each([
  [12.2, "13"],
  [0, "1"],
  [undefined, "1"],
])("a flood is 429 in plain text with Retry-After (%s → %s)", async (retryAfter, expected) => {
  const error = new AppError(
    "rate_limited",
    "Too many requests.",
    retryAfter === undefined ? {} : { retryAfter },
  );
  for (const fail of [failAsJson, failAsXml]) {
    const { status, type, headers, text } = await failed({ fail }, error);
    expect([status, type, text]).toEqual([429, "text/plain; charset=utf-8", "Too many requests."]);
    expect(headers.get("retry-after")).toBe(expected);
    expect(headers.get("x-request-id")).toBe(REQUEST_ID);
  }
});

test("the cause of a failure is not told", async () => {
  const error = new AppError("internal", "Something went wrong.", { cause: new Error("password=hunter2") });
  expect((await failed({ fail: failAsJson }, error)).text).not.toContain("hunter2");
});

test.each([
  ["UTC", "2026-06-12 22:32:01"],
  ["Europe/Berlin", "2026-06-13 00:32:01"],
  ["America/St_Johns", "2026-06-12 20:02:01"],
  ["Asia/Kathmandu", "2026-06-13 04:17:01"],
])("created is told in %s", async (timeZone, expected) => {
  const ticket = { id: 7, createdAt: new Date("2026-06-12T22:32:01.999Z"), timeZone };
  const { text } = await told(ticketAsJson(ticket));
  expect(JSON.parse(text)).toEqual({ id: 7, number: "#7", created: expected });
});

test("cron answers 200 with each task's outcome, failed or not", async () => {
  const tasks = [
    { name: "overdue-check", outcome: "ok" as const, summary: "2 marked.", durationMs: 4 },
    { name: "log-cleanup", outcome: "failed" as const, summary: "Failed.", durationMs: 1 },
  ];
  const { status, type, text } = await told(deskussCron.write(tasks));
  expect([status, type]).toEqual([200, "application/json; charset=utf-8"]);
  expect(JSON.parse(text)).toEqual({ tasks });
});
