import { expect, test } from "vitest";
import { nextPath } from "./next-path";

test.each([
  ["/tickets/12?tab=history#last", "/tickets/12?tab=history#last"],
  ["/settings/api-keys?q=كي", "/settings/api-keys?q=%D9%83%D9%8A"],
  ["/signals", "/signals"],
])("goes on to %s", (next, expected) => {
  expect(nextPath(next)).toBe(expected);
});

test.each([
  undefined,
  "",
  "tickets",
  "https://evil.example/",
  "//evil.example",
  "///evil.example",
  "/\\evil.example",
  "/\t/evil.example",
  "/..//evil.example",
  "/%2e%2e//evil.example",
  "javascript:alert(1)",
  "/sign-in?next=/sign-in",
  "/invite/abc",
  "/api/auth/signout",
])("stays at home for %j", (next) => {
  expect(nextPath(next)).toBe("/tickets");
});
