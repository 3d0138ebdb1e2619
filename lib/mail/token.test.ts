import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newMessageId, readMessageId, readReplyAddress, replyAddress, type TokenKeys } from "./token";

const key = randomBytes(32);
const keys: TokenKeys = [key];
const id = fc.integer({ min: 1, max: 2_147_483_647 });

test("an address names its ticket, whatever case it comes back in", () => {
  fc.assert(
    fc.property(id, (ticketId) => {
      const address = replyAddress("support@example.com", ticketId, keys) ?? "";
      expect(address).toMatch(/^support\+[0-9a-z]+@example\.com$/);
      expect(address.indexOf("@")).toBeLessThanOrEqual(64);
      expect(readReplyAddress(address, keys)).toBe(ticketId);
      expect(readReplyAddress(address.toUpperCase(), keys)).toBe(ticketId);
    }),
  );
});

test("a mailbox whose name leaves no room for the signature gets no address", () => {
  expect(replyAddress("customer-service@example.com", 1, keys)).toBeNull();
  expect(replyAddress("kundendienst@example.com", 35, keys)).toHaveLength(64 + "@example.com".length);
  expect(replyAddress("kundendienst@example.com", 36, keys)).toBeNull();
  expect(replyAddress("no address", 1, keys)).toBeNull();
});

test("a mailbox that has a plus already keeps it", () => {
  const address = replyAddress("help+de@example.com", 7, keys) ?? "";
  expect(address).toMatch(/^help\+de\+7/);
  expect(readReplyAddress(address, keys)).toBe(7);
});

test("a Message-ID names its mail", () => {
  fc.assert(
    fc.property(id, id, (ticketId, mailId) => {
      const messageId = newMessageId({ ticketId, mailId }, "desk.example.com", keys);
      expect(readMessageId(messageId, keys)).toEqual({ ticketId, mailId });
      expect(readMessageId(messageId.replace("@desk", "@DESK"), keys)).toEqual({ ticketId, mailId });
    }),
  );
});

test("what was signed with an older key is still read, with an unknown one never", () => {
  const fresh = randomBytes(32);
  const address = replyAddress("support@example.com", 1042, keys) ?? "";
  const messageId = newMessageId({ ticketId: 1042, mailId: 55 }, "example.com", keys);
  expect(readReplyAddress(address, [fresh, key])).toBe(1042);
  expect(readMessageId(messageId, [fresh, key])).toEqual({ ticketId: 1042, mailId: 55 });
  expect(readReplyAddress(address, [fresh])).toBeNull();
  expect(readMessageId(messageId, [fresh])).toBeNull();
});

test("one changed character, or another ticket's number, is worth nothing", () => {
  const address = replyAddress("support@example.com", 1042, keys) ?? "";
  const messageId = newMessageId({ ticketId: 1042, mailId: 55 }, "example.com", keys);
  const tag = address.slice("support+".length, address.indexOf("@"));
  for (let at = 0; at < tag.length; at++) {
    const forged = `${tag.slice(0, at)}${tag.charAt(at) === "a" ? "b" : "a"}${tag.slice(at + 1)}`;
    expect(readReplyAddress(`support+${forged}@example.com`, keys)).toBeNull();
  }
  expect(readMessageId(messageId.replace("1042", "1043"), keys)).toBeNull();
  expect(readMessageId(messageId.replace(".55.", ".56."), keys)).toBeNull();
  // An address's signature in a Message-ID, and the digits of both ids moved between them.
  expect(readMessageId(`m.1042.55.${tag.slice(-50)}@example.com`, keys)).toBeNull();
  expect(readMessageId(messageId.replace("1042.55", "10425.5"), keys)).toBeNull();
});

test("no text makes the readers fail or believe it", () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (text) => {
      expect(readReplyAddress(text, keys)).toBeNull();
      expect(readReplyAddress(`support+${text}@example.com`, keys)).toBeNull();
      expect(readMessageId(text, keys)).toBeNull();
      expect(readMessageId(`m.1.1.${text}@example.com`, keys)).toBeNull();
    }),
  );
});
