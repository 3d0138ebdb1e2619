import { expect, test } from "vitest";
import { withOthers } from "./both-changed";

const seen = { name: "Ana", email: "ana@example.com", phone: null, organisation: "Acme", notes: "" };

test("what a colleague wrote into other fields stays", () => {
  const before = { ...seen, notes: "Calls back" };
  expect(withOthers(before, { ...seen, phone: "12" }, seen)).toEqual({ ...before, phone: "12" });
});

test("a field that both have changed is named with what it is now", () => {
  const before = { ...seen, organisation: "Acme Ltd" };
  const typed = { ...seen, organisation: "Acme Inc" };
  expect(() => withOthers(before, typed, seen)).toThrow("A colleague has changed this customer");
  expect(withOthers(before, typed, { name: "Ana" })).toEqual(typed);
});

test("both writing the same is no conflict", () => {
  const both = { ...seen, organisation: null };
  expect(withOthers(both, both, seen)).toEqual(both);
});
