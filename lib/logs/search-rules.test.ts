import { describe, expect, test } from "vitest";
import { literal, readSearch } from "./search-rules";

const ID = "9f1c5b1e-7d5f-4f0a-9a51-0c5f4be0a9b3";

describe("readSearch", () => {
  test.each([ID, ID.toUpperCase(), `request id ${ID}`, `Request id: “${ID}”.`])(
    "finds the request id in %s",
    (q) => {
      expect(readSearch(q)).toEqual({ by: "requestId", requestId: ID });
    },
  );

  test("takes an address as one, in its usual writing, and as a word", () => {
    expect(readSearch("203.0.113.9")).toEqual({ by: "text", words: ["203.0.113.9"], ip: "203.0.113.9" });
    expect(readSearch("2001:DB8:0::1")).toEqual({ by: "text", words: ["2001:DB8:0::1"], ip: "2001:db8::1" });
  });

  test("takes everything else as words", () => {
    expect(readSearch("  email   required ")).toEqual({ by: "text", words: ["email", "required"], ip: null });
    expect(readSearch(" ")).toEqual({ by: "nothing" });
  });
});

test("literal escapes what LIKE reads as a pattern", () => {
  expect(literal("50%_\\")).toBe("50\\%\\_\\\\");
});
