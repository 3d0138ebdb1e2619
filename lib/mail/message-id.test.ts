import { expect, test } from "vitest";
import { parseLines } from "./mail.fixture";

test.each([
  ["<1@example.com>", "1@example.com"],
  ["  <long\r\n -id@example.com> (comment)", "long-id@example.com"],
  ["1@example.com", "1@example.com"],
  ["12223", "12223"],
  ["<>", null],
  [`<${"x".repeat(600)}@example.com>`, null],
])("Message-ID: %s", async (field, id) => {
  expect((await parseLines(`Message-ID: ${field}`, "")).messageId).toBe(id);
});

test("references: In-Reply-To first, then the newest, each once", async () => {
  const { references } = await parseLines(
    "References: <1@x> <2@x>",
    " <3@x>",
    "In-Reply-To: Your message of Monday <3@x>",
    "",
  );
  expect(references).toEqual(["3@x", "2@x", "1@x"]);
});

test.each([
  ["Mon, 1 Jan 2024 10:00:00 +0100 (CET)", "2024-01-01T09:00:00.000Z"],
  ["1 Jan 2024 10:00 GMT", "2024-01-01T10:00:00.000Z"],
  ["Mon, 1 Jan 2024 10:00:00", "2024-01-01T10:00:00.000Z"],
  ["Mon, 1 Jan 2024 10:00:00 JST", "2024-01-01T10:00:00.000Z"],
  ["1 Jan 24 10:00:00 EST", "2024-01-01T15:00:00.000Z"],
  ["yesterday", undefined],
  ["Mon, 1 Jan -4000 10:00:00 +0000", undefined],
])("Date: %s", async (field, iso) => {
  expect((await parseLines(`Date: ${field}`, "")).date?.toISOString()).toBe(iso);
});
