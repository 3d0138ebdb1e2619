import { type FormAction, type FormState, sendJson } from "@/components/forms/send";

type Answer<T> = Exclude<FormState<T>, { status: "idle" }>;

/** Calls an action; what never reached the server fails like what the server refused. */
export async function attempt<T>(action: FormAction<T>, input: unknown): Promise<Answer<T>> {
  try {
    const answer = await sendJson(action, input);
    if (answer.status !== "idle") return answer;
  } catch {
    // The network's errors say nothing that a reader could use.
  }
  const message = "The help desk can't be reached; nothing was changed. Check your connection and try again.";
  return { status: "failed", code: "internal", message, fields: {}, values: {} };
}
