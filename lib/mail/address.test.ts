import { expect, test } from "vitest";
import { parseLines } from "./mail.fixture";

async function sender(...headers: string[]) {
  return (await parseLines(...headers, "", "text")).from;
}

test.each([
  ["Northwind Trading , LTD <sales@example.com>", "Northwind Trading , LTD", "sales@example.com"],
  ["=?utf-8?Q?M=C3=BCller?= , Jane <j@example.com>", "Müller , Jane", "j@example.com"],
  ["=?iso-8859-1?Q?M=FCller,=20Jane?= <j@example.com>", "Müller, Jane", "j@example.com"],
  ['"M=?iso-8859-1?Q?=FC?=ller, Jane" <j@example.com>', "Müller, Jane", "j@example.com"],
  ['"A, B" <>, "C" <c@example.com>', "C", "c@example.com"],
  ["Jane (home) <j@example.com>", "Jane", "j@example.com"],
  ["j@example.com (Jane)", "Jane", "j@example.com"],
  ["Jane j@example.com", "Jane", "j@example.com"],
  ["'j@example.com' <mailto:j@example.com>", "", "j@example.com"],
  ["Team: Jane <j@example.com>, joe@example.com;", "Jane", "j@example.com"],
  ["\xe4nne <j@example.com>", "änne", "j@example.com"],
  ['"boss@example.com" <j@example.com>', "boss@example.com", "j@example.com"],
  ['"j@example.com"', "", "j@example.com"],
  ["root@localhost", "", "root@localhost"],
])("From: %s", async (from, name, email) => {
  expect(await sender(`From: ${from}`)).toEqual({ name, email });
});

test.each([
  ["Sender: Desk <desk@example.com>", "desk@example.com"],
  ["Reply-To: <reply@example.com>", "reply@example.com"],
  ["Return-Path: <bounce@example.com>", "bounce@example.com"],
])("without an address in From: %s", async (header, email) => {
  expect((await sender("From: MAILER-DAEMON (Mail System)", header))?.email).toBe(email);
  expect((await sender(header, "From: =?utf-8?B?5oiR?= <>"))?.email).toBe(email);
});

test("a From that has an address comes first, in whatever place", async () => {
  expect(await sender("Reply-To: r@example.com", "From: [???]", "From: Ada <ada@example.com>")).toEqual({
    name: "Ada",
    email: "ada@example.com",
  });
});

test.each([
  ["nothing at all", []],
  ["a null return path", ["Return-Path: <>"]],
  ["a name", ["From: MAILER-DAEMON"]],
  ["an address with spaces", ["From: x <a b@example.com>"]],
  ["an encoded address", ["From: =?utf-8?Q?boss=40example.com?="]],
  ["a look-alike field", ["\xa0From: boss@example.com"]],
])("%s is no sender", async (_, headers) => {
  expect(await sender("X-Mailer: x", ...headers)).toBeNull();
});
