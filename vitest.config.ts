import path from "node:path";
import { defineConfig } from "vitest/config";

export default defineConfig({
  resolve: { alias: { "@": path.resolve(import.meta.dirname) }, conditions: ["react-server"] },
  ssr: { resolve: { conditions: ["react-server"], externalConditions: ["react-server"] } },
  test: {
    include: ["{app,components,lib,scripts}/**/*.test.{ts,tsx}", "e2e/api/**/*.test.ts"],
    maxWorkers: 2,
    // A server needs seconds to start and stop on a busy machine; what hangs is found all the same.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
