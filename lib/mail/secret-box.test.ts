import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { isSealedWithOldKey, open, readSecretKeys, seal } from "./secret-box";

const base64 = () => randomBytes(32).toString("base64");
const old = `2025:${base64()}`;
const keys = readSecretKeys(old);
const PLACE = "mailbox 12 password";

test("what was sealed opens again, and looks different each time", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (secret) => {
      expect(open(seal(secret, PLACE, keys), PLACE, keys)).toEqual({ secret });
    }),
  );
  expect(seal("secret", PLACE, keys)).not.toBe(seal("secret", PLACE, keys));
});

test("a changed, cut or moved box does not open", () => {
  const box = seal("correct horse", PLACE, keys);
  const start = box.lastIndexOf(".") + 1;
  const bytes = Buffer.from(box.slice(start), "base64url");
  for (let at = 0; at < bytes.length; at++) {
    const forged = Buffer.from(bytes);
    forged[at] = (forged[at] ?? 0) ^ 1;
    expect(open(box.slice(0, start) + forged.toString("base64url"), PLACE, keys)).toEqual({
      fault: "tampered",
    });
  }
  expect(open(box, "mailbox 13 password", keys)).toEqual({ fault: "tampered" });
  expect(open(box.slice(0, start + 20), PLACE, keys)).toEqual({ fault: "unreadable" });
  expect(open("correct horse", PLACE, keys)).toEqual({ fault: "unreadable" });
});

test("a new key seals, the old one still opens", () => {
  const box = seal("correct horse", PLACE, keys);
  const both = readSecretKeys(`2026:${base64()},${old}`);
  expect(open(box, PLACE, both)).toEqual({ secret: "correct horse" });
  expect(isSealedWithOldKey(box, both)).toBe(true);
  const again = seal("correct horse", PLACE, both);
  expect(again).toMatch(/^v1\.2026\./);
  expect(isSealedWithOldKey(again, both)).toBe(false);
  expect(open(again, PLACE, keys)).toEqual({ fault: "unknown key" });
});

test("another key under the same id opens nothing", () => {
  expect(open(seal("secret", PLACE, keys), PLACE, readSecretKeys(`2025:${base64()}`))).toEqual({
    fault: "tampered",
  });
});

test.each([
  ["", "key 1 must be written as id:base64"],
  [base64(), "key 1 must be written as id:base64"],
  [`2026:${randomBytes(16).toString("base64")}`, "key 2026 must be 32 bytes"],
  [`${old},${old}`, "two keys with the id 2025"],
])("says what is wrong with the keys, but not what they are", (text, fault) => {
  expect(() => readSecretKeys(text)).toThrow(fault);
});

test("no text makes the reader fail", () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (text, content) => {
      expect(open(text, PLACE, keys)).toHaveProperty("fault");
      expect(open(`v1.2025.${content}`, PLACE, keys)).toHaveProperty("fault");
    }),
  );
});
