import { expect, test } from "vitest";
import { KeyId } from "@/lib/api-keys/schema";
import { StaffId } from "@/lib/staff/schema";
import { id, idFromText } from "./id-schema";

test("an id is a whole number that Postgres can hold", () => {
  for (const fine of [1, 42, 2_147_483_647]) expect(id.safeParse(fine).success).toBe(true);
  for (const none of [0, -1, 1.5, 2_147_483_648, Number.NaN, "42", null])
    expect(id.safeParse(none).success).toBe(false);
});

test("an id may come as text", () => {
  expect(idFromText.parse("42")).toBe(42);
  for (const none of ["", "0", "-1", "1.5", "x", "2147483648"])
    expect(idFromText.safeParse(none).success).toBe(false);
});

test.each([KeyId, StaffId])(
  "an id that no row can have is refused before the database is asked",
  (schema) => {
    expect(schema.safeParse({ id: "3000000000" }).success).toBe(false);
  },
);
