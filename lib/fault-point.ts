import "server-only";
import { env } from "@/lib/env";

/** The steps of receiving and of sending a mail, between which a test may end the process. */
type Step =
  | `fetch:${"read" | "store" | "stored" | "finish" | "finished" | "claimed" | "decided" | "carried"}`
  | `send:${"claimed" | "composed" | "accepted" | "committed"}`;

let passed = 0;

/**
 * Ends the process at once where a test asks for it: MAIL_FAULT names the step, "fetch:store", or with "fetch:store:3" its
 * third time.
 */
export function faultPoint(step: Step): void {
  const wanted = env().MAIL_FAULT;
  if (wanted !== step && !wanted?.startsWith(`${step}:`)) return;
  passed++;
  if (passed >= Number(wanted.slice(step.length + 1) || 1)) process.kill(process.pid, "SIGKILL");
}
