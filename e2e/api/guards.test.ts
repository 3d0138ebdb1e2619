import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { describe, expect, test } from "vitest";

// A handler or action that is not made by one of ours has no guard, no flood detection and no log.

const ROOT = path.resolve(import.meta.dirname, "../..");
const ROUTE_MAKERS = [
  "route",
  "postOnly",
  "nothingHere",
  "fileRoute",
  "returnRoute",
  "deskRead",
  "deskWrite",
  "deskUpload",
  "deskStream",
];
const ACTION_MAKERS = ["formAction", "publicAction"];

/** Files that speak for themselves, each with a reason. Keep it short. */
const EXEMPT = new Map([
  ["app/api/auth/[...nextauth]/route.ts", "next-auth's own protocol, with its own CSRF check"],
  ["app/api/health/route.ts", "for load balancers: answers a constant and touches nothing"],
]);

async function sources(pattern: string): Promise<{ file: string; text: string }[]> {
  const found = [];
  for await (const file of glob(pattern, { cwd: ROOT }))
    found.push({ file, text: await readFile(path.join(ROOT, file), "utf8") });
  return found.sort((a, b) => (a.file < b.file ? -1 : 1));
}

/** The exports of a file that are neither types nor made by one of these. */
function unguarded(text: string, makers: string[]): string[] {
  const made = new RegExp(
    `^export const (?:\\w+|\\{[\\w\\s,]+\\}) = (?:${makers.join("|")})(?:<[^()]*>)?\\(`,
  );
  return [...text.matchAll(/^export .*(?:\n(?!export|\n).*)*/gm)]
    .map(([statement]) => statement)
    .filter((statement) => !/^export (?:type|interface) /.test(statement) && !made.test(statement));
}

const routes = await sources("app/**/route.{ts,tsx,js,mjs}");
const actions = await sources("app/**/actions.{ts,tsx}");

describe("every handler of every route is made by one of the makers in lib/http:", () => {
  test.each(routes.filter(({ file }) => !EXEMPT.has(file)))("$file", ({ text }) => {
    expect(text).toMatch(/^export const /m);
    expect(unguarded(text, ROUTE_MAKERS)).toEqual([]);
  });

  test("the exemptions are still there", () => {
    for (const [file] of EXEMPT) expect(routes.map((route) => route.file)).toContain(file);
  });
});

describe("every server action is made by formAction() or publicAction():", () => {
  test.each(actions)("$file", ({ text }) => {
    expect(text).toMatch(/^"use server";/);
    expect(unguarded(text, ACTION_MAKERS)).toEqual([]);
  });

  test("and there is none outside actions.ts", async () => {
    const others = [...(await sources("{app,components,lib}/**/*.{ts,tsx}"))].filter(
      ({ file, text }) => path.basename(file) !== "actions.ts" && /["']use server["']/.test(text),
    );
    expect(others.map(({ file }) => file)).toEqual([]);
  });
});

test("every route of the API takes every method, so that Next answers none by itself", () => {
  const METHODS = ["DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT"];
  for (const { file, text } of routes.filter(
    (route) => route.file.startsWith("app/api/") && !EXEMPT.has(route.file),
  )) {
    const exported = [...text.matchAll(/^export const (?:(\w+)|\{([\w\s,]+)\})/gm)].flatMap(
      ([, one, several]) => (one ?? several ?? "").match(/\w+/g) ?? [],
    );
    expect({ file, exported: exported.sort() }).toEqual({ file, exported: METHODS });
  }
});

describe("the walk itself sees", () => {
  test.each([
    "export async function POST() {}",
    "export const POST = async () => new Response();",
    "export const POST = wrap(route(door, guard));",
    "export default route(door, guard);",
    "const handler = () => {};\nexport { handler as GET };",
    'export * from "./other";',
    "export const GET = route(door, guard);\nexport function PUT() {}",
  ])("%s", (text) => {
    expect(unguarded(text, ROUTE_MAKERS)).toHaveLength(1);
  });
});
