import "server-only";
import { env } from "@/lib/env";

let passed = 0;

/**
 * Ends the process at once where a test asks for it: MAIL_FAULT names the step, `fetch:store`, or with `fetch:store:3` its
 * third time.
 */
export function faultPoint(step: string): void {
  const [part, wanted, times = "1"] = env().MAIL_FAULT?.split(":") ?? [];
  if (part !== "fetch" || wanted !== step) return;
  passed++;
  if (passed >= Number(times)) process.kill(process.pid, "SIGKILL");
}
