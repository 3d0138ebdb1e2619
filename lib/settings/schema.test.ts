import { describe, expect, test } from "vitest";
import { Settings } from "./schema";

const message = (input: unknown) => Settings.safeParse(input).error?.issues[0]?.message;

test("has a default for everything", () => {
  expect(Settings.parse({})).toMatchObject({
    helpDeskName: "Deskuss",
    timeZone: "UTC",
    acceptEmailApi: true,
    trustedProxies: [],
    logRetentionDays: 30,
  });
});

describe("reads what a form sends", () => {
  test("a number", () => {
    expect(Settings.parse({ maxRequestMb: " 30 " }).maxRequestMb).toBe(30);
    expect(Settings.parse({ floodRefusedPerMinute: "0" }).floodRefusedPerMinute).toBe(0);
  });
  test.each(["", "  ", "many", "1.5"])("refuses %j as a number", (text) => {
    expect(message({ floodRefusedPerMinute: text })).toBe("must be a whole number.");
  });
  test("on and off", () => {
    expect(Settings.parse({ acceptEmailApi: "off" }).acceptEmailApi).toBe(false);
    expect(Settings.parse({ acceptEmailApi: "on" }).acceptEmailApi).toBe(true);
    expect(message({ acceptEmailApi: "perhaps" })).toBe("must be on or off.");
  });
  test("addresses, one a line", () => {
    expect(Settings.parse({ trustedProxies: "10.0.0.0/8\r\n\r\n ::1 " }).trustedProxies).toEqual([
      "10.0.0.0/8",
      "::1",
    ]);
    expect(Settings.parse({ trustedProxies: "" }).trustedProxies).toEqual([]);
    expect(message({ trustedProxies: "10.0.0.0/8\nproxy\n1.2.3.4/40" })).toContain(
      "“proxy” and “1.2.3.4/40”",
    );
  });
});

test("names a time zone that does not exist", () => {
  expect(message({ timeZone: "Mars/Olympus" })).toBe("must be a time zone such as Europe/Berlin.");
});
