import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingEntries } from "@/scripts/lock-file/missing";

test("package-lock.json is complete (if not: node scripts/run.mjs complete-lock)", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(missingEntries(packages)).toEqual({});
});

test("a platform's package that the registry lacked is filled in", () => {
  const next = { version: "1.0.0", optionalDependencies: { "@next/swc-linux-x64-musl": "1.0.0" } };
  expect(missingEntries({ "node_modules/next": next })).toEqual({
    "node_modules/@next/swc-linux-x64-musl": {
      version: "1.0.0",
      optional: true,
      os: ["linux"],
      cpu: ["x64"],
      libc: ["musl"],
    },
  });
});
