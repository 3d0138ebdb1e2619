import { expect, test } from "vitest";
import { findChoices } from "./find-choices";

const choices = ["Ben Okafor", "Robert Benning", "Chloé Béart", "Amy Chen", "Ruben Sanz"].map(
  (name, place) => ({
    id: place + 1,
    name,
  }),
);
const names = (query: string) => findChoices(choices, query).map(({ name }) => name);

test("names that begin so come before those with such a word, and those before the rest", () => {
  expect(names("ben")).toEqual(["Ben Okafor", "Robert Benning", "Ruben Sanz"]);
});

test("accents and case don't matter", () => {
  expect(names("CHLOE")).toEqual(["Chloé Béart"]);
  expect(names("béa")).toEqual(names("bea"));
});

test("words of the text count last", () => {
  const canned = [
    { id: 1, name: "Greeting", detail: "About your refund" },
    { id: 2, name: "Refund", detail: "We have sent it" },
  ];
  expect(findChoices(canned, "refund").map(({ id }) => id)).toEqual([2, 1]);
});

test("without a query everybody, as far as the list goes", () => {
  expect(names("")).toHaveLength(5);
  const many = Array.from({ length: 30 }, (_, id) => ({ id, name: `Name ${id}` }));
  expect(findChoices(many, "")).toHaveLength(8);
});
