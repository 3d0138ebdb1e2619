import { expect, test } from "vitest";
import { timeZoneGroups } from "./time-zones";

test("groups by region, UTC first, and keeps a current zone that the platform does not list", () => {
  expect(
    timeZoneGroups("Asia/Calcutta", ["Europe/Berlin", "Asia/Kolkata", "Etc/GMT+1", "UTC", "Cuba"]),
  ).toEqual([
    { region: "UTC", zones: ["UTC"] },
    { region: "Asia", zones: ["Asia/Calcutta", "Asia/Kolkata"] },
    { region: "Other", zones: ["Cuba"] },
    { region: "Etc", zones: ["Etc/GMT+1"] },
    { region: "Europe", zones: ["Europe/Berlin"] },
  ]);
});
