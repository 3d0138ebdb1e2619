import { expect, test } from "vitest";
import { differences } from "./differences";

test("names only what differs, with both values", () => {
  const before = { id: 3, name: "Support", slaPlanId: null, createdAt: 0 };
  expect(differences(before, { name: "Support", slaPlanId: 2 })).toEqual({
    slaPlanId: { from: null, to: 2 },
  });
});

test("is empty when nothing differs", () => {
  expect(differences({ name: "Support" }, { name: "Support" })).toEqual({});
});
