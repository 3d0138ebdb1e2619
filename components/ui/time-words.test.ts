import { describe, expect, it } from "vitest";
import { exactWords, relativeWords } from "@/components/ui/time-words";

const now = new Date("2026-06-12T12:00:00Z");
const words = (iso: string) => relativeWords(new Date(iso), now, "UTC");

describe("relativeWords", () => {
  it.each([
    ["2026-06-12T11:59:30Z", "just now"],
    ["2026-06-12T12:00:30Z", "just now"],
    ["2026-06-12T11:59:10Z", "1 min ago"],
    ["2026-06-12T11:57:00Z", "3 min ago"],
    ["2026-06-12T14:00:00Z", "in 2 h"],
    ["2026-06-11T12:20:00Z", "1 d ago"],
    ["2026-06-06T12:00:00Z", "6 d ago"],
    ["2026-05-02T12:00:00Z", "2 May"],
    ["2024-12-31T12:00:00Z", "31 Dec 2024"],
  ])("%s is %s", (iso, expected) => expect(words(iso)).toBe(expected));

  it("counts the day in the reader's zone", () => {
    expect(relativeWords(new Date("2026-05-31T23:30:00Z"), now, "Europe/Berlin")).toBe("1 Jun");
  });
});

describe("exactWords", () => {
  it("names the zone", () => {
    expect(exactWords(now, "UTC")).toBe("Fri, 12 Jun 2026, 12:00:00 UTC");
  });
});
