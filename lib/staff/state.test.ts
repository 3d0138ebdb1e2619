import { expect, test } from "vitest";
import { staffState } from "./state";

const now = new Date("2026-06-12T12:00:00Z");
const later = new Date("2026-06-13T12:00:00Z");
const earlier = new Date("2026-06-11T12:00:00Z");
const account = { passwordHash: null, inviteExpiresAt: null, deactivatedAt: null };

test("an account with a password is active, whether or not a new link waits", () => {
  expect(staffState({ ...account, passwordHash: "x" }, now)).toBe("active");
  expect(staffState({ ...account, passwordHash: "x", inviteExpiresAt: later }, now)).toBe("active");
});

test("without a password it waits for its link as long as that works", () => {
  expect(staffState({ ...account, inviteExpiresAt: later }, now)).toBe("invited");
  expect(staffState({ ...account, inviteExpiresAt: earlier }, now)).toBe("link_expired");
  expect(staffState(account, now)).toBe("link_expired");
});

test("deactivated wins", () => {
  expect(staffState({ passwordHash: "x", inviteExpiresAt: later, deactivatedAt: earlier }, now)).toBe(
    "deactivated",
  );
});
