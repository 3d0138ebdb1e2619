import { expect, test } from "vitest";
import { z } from "zod";
import { sendKey } from "./send-key";

test("is a UUID to those who ask for one", () => {
  expect(z.uuid().safeParse(sendKey({ id: 1042, revision: 999_999_999 })).success).toBe(true);
});

test("is the same for the same words and another for others", () => {
  const draft = { id: 7, revision: 41 };
  expect(sendKey(draft)).toBe(sendKey({ ...draft }));
  expect(sendKey({ ...draft, revision: 42 })).not.toBe(sendKey(draft));
  expect(sendKey({ ...draft, id: 8 })).not.toBe(sendKey(draft));
});
