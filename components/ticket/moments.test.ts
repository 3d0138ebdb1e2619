import { describe, expect, it } from "vitest";
import { fromLocalInput, presets, toLocalInput } from "./moments";

describe("presets", () => {
  it.each([
    ["2026-11-23T15:20", ["2026-11-24T09:00", "2026-11-26T09:00", "2026-11-30T09:00"]],
    ["2026-11-29T23:59", ["2026-11-30T09:00", "2026-12-02T09:00", "2026-11-30T09:00"]],
    ["2026-12-31T08:00", ["2027-01-01T09:00", "2027-01-03T09:00", "2027-01-04T09:00"]],
  ])("from %s", (now, expected) => {
    expect(presets(new Date(now)).map(({ at }) => toLocalInput(at))).toEqual(expected);
  });
});

it("reads what it writes", () => {
  expect(toLocalInput(fromLocalInput("2026-03-01T07:05") ?? new Date(0))).toBe("2026-03-01T07:05");
  expect(fromLocalInput("")).toBeNull();
  expect(fromLocalInput("soon")).toBeNull();
});
