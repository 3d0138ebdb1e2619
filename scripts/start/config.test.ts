import { readFileSync } from "node:fs";
import path from "node:path";
import { parseEnv } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { ROOT, readConfig } from "@/scripts/start/config";
import { requireSecret } from "@/scripts/start/secret";

const NAMES = ["PORT", "HOST", "DATA_DIR", "DATABASE_URL", "APP_URL", "NEXTAUTH_URL", "NEXTAUTH_SECRET"];

/** The configuration under exactly this environment. */
function configOf(environment: Record<string, string | undefined>) {
  for (const name of NAMES) vi.stubEnv(name, environment[name]);
  return readConfig();
}
afterEach(() => vi.unstubAllEnvs());

const example = parseEnv(readFileSync(path.join(ROOT, ".env.example"), "utf8"));

test(".env.example, as it stands, is what an empty environment gives", () => {
  expect(configOf(example)).toEqual(configOf({}));
  expect(configOf({})).toEqual({
    host: "127.0.0.1",
    port: 3000,
    dataDir: path.join(ROOT, "data"),
    databaseUrl: undefined,
    publicUrl: "http://127.0.0.1:3000",
    localUrl: "http://127.0.0.1:3000",
  });
});

test(".env.example names every variable that lib/env.ts reads", () => {
  const source = readFileSync(path.join(ROOT, "lib/env.ts"), "utf8");
  const read = [...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  // VERCEL is set by Vercel itself, the two others by tests alone.
  const unnamed = ["VERCEL", "MAIL_FAULT", "MAIL_OAUTH_PROVIDER"];
  expect(Object.keys(example)).toEqual(
    expect.arrayContaining(read.filter((name) => name === undefined || !unnamed.includes(name))),
  );
  expect(read).toContain("DATABASE_URL");
});

test.each(["http", "0", "65536", "80.5", "-1"])("PORT=%s is refused in one line", (PORT) => {
  expect(() => configOf({ PORT })).toThrow(`PORT is '${PORT}': it must be a number from 1 to 65535.`);
});

test("the address to show is the public one, else one that this machine reaches", () => {
  const publicUrl = "https://help.example.com";
  expect(configOf({ APP_URL: `${publicUrl}/` })).toMatchObject({ publicUrl });
  expect(configOf({ HOST: "0.0.0.0", PORT: "80" })).toMatchObject({ publicUrl: "http://127.0.0.1:80" });
  expect(configOf({ HOST: "::1" })).toMatchObject({ publicUrl: "http://[::1]:3000" });
});

test("only a server with a database of its own, or a developer's, may start without a secret", () => {
  const config = configOf({ DATABASE_URL: "postgresql://db.example.com/deskuss" });
  expect(() => requireSecret(config, false)).toThrow("NEXTAUTH_SECRET is not set");
  expect(() => requireSecret(config, true)).not.toThrow();
  expect(() => requireSecret(configOf({}), false)).not.toThrow();
});
