import { signIn } from "next-auth/react";

export type Refusal =
  | { kind: "wrong" }
  | { kind: "unavailable" }
  | { kind: "unreachable" }
  /** Too many wrong passwords; `until` is when the next attempt is let through. */
  | { kind: "wait"; until: number };

/** Signs this browser in; null when it worked. */
export async function signInHere(email: string, password: string): Promise<Refusal | null> {
  try {
    const answer = await signIn("credentials", { email, password, redirect: false });
    if (answer?.ok && !answer.error) return null;
    const seconds = answer?.error?.match(/^wait:(\d+)$/)?.[1];
    if (seconds) return { kind: "wait", until: Date.now() + Number(seconds) * 1000 };
    return { kind: answer?.error === "CredentialsSignin" ? "wrong" : "unavailable" };
  } catch {
    // fetch throws when there is no answer at all.
    return { kind: "unreachable" };
  }
}
