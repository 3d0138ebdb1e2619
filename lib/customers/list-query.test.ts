import { expect, test } from "vitest";
import { customersUrl, readCustomerQuery } from "./list-query";

test("a list is read from its address and written back", () => {
  const found = { q: "ana maria", sort: "newest", blocked: true, cursor: { way: "after", id: 12 } } as const;
  expect(customersUrl(found)).toBe("/customers?q=ana+maria&blocked=1&cursor=after-12");
  expect(readCustomerQuery({ q: " ana maria ", sort: "name", blocked: "1", cursor: "after-12" })).toEqual(
    found,
  );
  const sorted = { q: "", sort: "name", blocked: false, cursor: { way: "before", id: 7 } } as const;
  expect(customersUrl(sorted)).toBe("/customers?sort=name&cursor=before-7");
  expect(readCustomerQuery({ sort: "name", cursor: "before-7" })).toEqual(sorted);
});

test("what is usual stays out of the address", () => {
  expect(customersUrl(readCustomerQuery({}))).toBe("/customers");
});

test.each(["after", "after-", "after-x", "sideways-3", "after--3", "after-99999999999"])(
  "%s is no place to begin",
  (cursor) => {
    expect(readCustomerQuery({ cursor, sort: "height" })).toEqual({
      q: "",
      sort: "newest",
      blocked: false,
      cursor: null,
    });
  },
);
