import { spawn } from "node:child_process";
import { ROOT } from "@/scripts/start/config";

/** Runs one of the clone's tools to its end and answers what it printed; `signal` ends it early. */
export function tool(
  script: string,
  args: string[],
  environment: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: ROOT,
      signal,
      env: { ...process.env, ...environment },
      stdio: ["ignore", "pipe", "pipe"],
    });
    let output = "";
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on("data", collect);
    child.stderr.on("data", collect);
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, output: output.trim() }));
  });
}
