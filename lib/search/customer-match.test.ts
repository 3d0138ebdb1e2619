import { expect, test } from "vitest";
import { customerConditions } from "./customer-match";

test("every word is looked for, signs of a pattern are themselves", () => {
  expect(customerConditions(["ana", "50%_\\"])).toEqual({
    conditions: "customer.search_text LIKE $1 AND customer.search_text LIKE $2",
    values: ["%ana%", "%50\\%\\_\\\\%"],
  });
});

test("a word too short for a trigram must begin a word", () => {
  expect(customerConditions(["an"])).toEqual({
    conditions: "(customer.search_text LIKE $1 OR customer.search_text LIKE $2)",
    values: ["an%", "% an%"],
  });
});

test("without words everybody is let through", () => {
  expect(customerConditions([])).toEqual({ conditions: "TRUE", values: [] });
});
