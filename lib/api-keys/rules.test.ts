import { describe, expect, test } from "vitest";
import { describeKeyChange, isKeyFilter, keyHint, keyMatches } from "./rules";

const now = new Date("2026-06-12T12:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000);
const key = { createdAt: daysAgo(10), lastUsedAt: null, revokedAt: null };

describe("keyHint", () => {
  test("nothing for a key that is new or in use", () => {
    expect(keyHint(key, now)).toBeNull();
    expect(keyHint({ ...key, createdAt: daysAgo(200), lastUsedAt: daysAgo(90) }, now)).toBeNull();
  });

  test("unused after more than 90 days, counted from the last use or else from its making", () => {
    expect(keyHint({ ...key, createdAt: daysAgo(200), lastUsedAt: daysAgo(91) }, now)).toBe("unused");
    expect(keyHint({ ...key, createdAt: daysAgo(91) }, now)).toBe("unused");
    expect(keyHint({ ...key, createdAt: daysAgo(90) }, now)).toBeNull();
  });

  test("rotate when older than twelve calendar months", () => {
    const used = { ...key, lastUsedAt: daysAgo(1) };
    expect(keyHint({ ...used, createdAt: new Date("2025-06-12T11:59:59Z") }, now)).toBe("rotate");
    expect(keyHint({ ...used, createdAt: new Date("2025-06-12T12:00:00Z") }, now)).toBeNull();
    expect(keyHint({ ...used, createdAt: new Date("2024-02-29T12:00:00Z") }, now)).toBe("rotate");
  });

  test("an old key that nobody uses should go, and a revoked one is nobody's worry", () => {
    expect(keyHint({ ...key, createdAt: daysAgo(800), lastUsedAt: daysAgo(400) }, now)).toBe("unused");
    expect(keyHint({ ...key, createdAt: daysAgo(800), revokedAt: daysAgo(1) }, now)).toBeNull();
  });
});

describe("keyMatches", () => {
  const active = { label: "CRM  Integration", revokedAt: null, hint: null };
  const revoked = { label: "Überwachung 🚨", revokedAt: now, hint: null };
  const stale = { label: "100%_sure", revokedAt: null, hint: "unused" as const };

  test("by label, whatever its case and spacing; % and _ are letters", () => {
    expect(keyMatches(active, { text: " crm integ" })).toBe(true);
    expect(keyMatches(active, { text: "billing" })).toBe(false);
    expect(keyMatches(revoked, { text: "über" })).toBe(true);
    expect(keyMatches(stale, { text: "%_" })).toBe(true);
    expect(keyMatches(active, { text: "%" })).toBe(false);
  });

  test("by state", () => {
    const shown = (filter: "active" | "revoked" | "review") =>
      [active, revoked, stale].filter((one) => keyMatches(one, { filter }));
    expect(shown("active")).toEqual([active, stale]);
    expect(shown("revoked")).toEqual([revoked]);
    expect(shown("review")).toEqual([stale]);
    expect(keyMatches(revoked, {})).toBe(true);
  });

  test("a URL may hold anything", () => {
    expect(isKeyFilter("active")).toBe(true);
    for (const text of [undefined, "", "all", "toString", "__proto__"]) expect(isKeyFilter(text)).toBe(false);
  });
});

test.each([
  [
    "api_key.created",
    { scopes: ["tickets:create", "cron:run"] },
    "Created with Ticket Creation and Cron Execution",
  ],
  ["api_key.created", null, "Created"],
  ["api_key.scope_allowed", { scope: "cron:run" }, "Cron Execution allowed"],
  ["api_key.scope_removed", { scope: "tickets:create" }, "Ticket Creation taken away"],
  ["api_key.scope_removed", { scope: "gone:later" }, "gone:later taken away"],
  ["api_key.revoked", {}, "Revoked"],
  ["api_key.renamed", [], "api_key.renamed"],
])("%s %j is told as %s", (action, details, expected) => {
  expect(describeKeyChange(action, details)).toBe(expected);
});
