import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer, type TestServer } from "@/e2e/support/server";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

test("answers that it is there", async () => {
  const response = await fetch(`${server.url}/api/health`);
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({ status: "ok" });
});
