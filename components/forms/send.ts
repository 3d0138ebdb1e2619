import { unstable_rethrow } from "next/navigation";
import type { FormState } from "@/lib/http/form-state";

export type { FormState };

/** A server action made by formAction or publicAction. */
export type FormAction<T = void> = (state: FormState<T>, form: FormData) => Promise<FormState<T>>;

/** Calls an action from a button that stands in no form. */
export function send<T>(action: FormAction<T>, values: Record<string, string>): Promise<FormState<T>> {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) form.set(name, value);
  return action({ status: "idle" }, form);
}

/** An answer, also when the server gives none: then it says so, and what was typed stays where it is. */
export async function answerOf<T>(asked: Promise<FormState<T>>): Promise<FormState<T>> {
  try {
    return await asked;
  } catch (thrown) {
    unstable_rethrow(thrown);
    const message = "Deskuss can’t be reached. Try again.";
    return { status: "failed", code: "internal", message, fields: {}, values: {} };
  }
}

/** Calls an action that reads its input with `readJson`. */
export const sendJson = <T>(action: FormAction<T>, input: unknown): Promise<FormState<T>> =>
  send(action, { json: JSON.stringify(input) });

/** The error beside the field `name`, if there is one. */
export function fieldError(state: FormState<unknown>, name: string): string | undefined {
  return state.status === "failed" ? state.fields[name] : undefined;
}

/** The text typed into `name` when the form was refused. */
export function typed(state: FormState<unknown>, name: string): string | undefined {
  const value = state.status === "failed" ? state.values[name] : undefined;
  return typeof value === "string" ? value : undefined;
}
