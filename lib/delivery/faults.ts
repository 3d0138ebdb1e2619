import "server-only";
import { env } from "@/lib/env";

/** The steps of sending, between which a test may end the process. */
export type Step = "claimed" | "composed" | "accepted" | "committed";

/** Ends the process at once where a test asks for it: MAIL_FAULT names the step. */
export function fault(step: Step): void {
  if (env().MAIL_FAULT === `send:${step}`) process.kill(process.pid, "SIGKILL");
}
