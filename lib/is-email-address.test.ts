import { expect, test } from "vitest";
import { isEmailAddress } from "./is-email-address";

test.each([
  "jane@example.com",
  "jane.o'neil+tag@sub.example.co",
  "root@db1",
  "jörg@müller.example",
  '"jane doe"@example.com',
  "a@[192.0.2.1]",
])("%s is an address", (address) => expect(isEmailAddress(address)).toBe(true));

test.each([
  "",
  "notanemail",
  "@example.com",
  "jane@",
  "jane doe@example.com",
  "jane@exa mple.com",
  "jane@@example.com",
  "a@b@c.com",
  ".jane@example.com",
  "jane..doe@example.com",
  "jane@example..com",
  "jane@-example.com",
  "jane@.com",
  "<jane@example.com>",
  "jane@example.com\nBcc: x@y.z",
  `${"a".repeat(65)}@example.com`,
  `a@${"b".repeat(250)}.com`,
])("%j is not", (address) => expect(isEmailAddress(address)).toBe(false));
