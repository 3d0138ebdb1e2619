import "server-only";
import { revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { requireSignedIn, type StaffContext } from "@/lib/auth/staff";
import type { Role } from "@/lib/context";
import { type AppError, toAppError } from "@/lib/errors";
import { log } from "@/lib/logs/write";
import type { FormState } from "./form-state";

/** What a form sent: a text a name, a list for a name ending in `[]`, without Next's own hidden fields. */
export type FormValues = Record<string, string | string[]>;

/**
 * A server action for `useActionState`. Checks the member of staff again (a page is not a gate), runs `save`, and
 * answers what the form shows: the result, or the message and the fields to mend, with everything that was typed.
 * @param role who may do this at least
 */
export function formAction<T>(role: Role, save: (context: StaffContext, values: FormValues) => Promise<T>) {
  return async (_: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const context = await requireSignedIn(role);
    const values = read(form);
    try {
      const result = await save(context, values);
      revalidatePath("/", "layout");
      return { status: "saved", result, at: Date.now() };
    } catch (thrown) {
      unstable_rethrow(thrown);
      const error = toAppError(thrown);
      if (error.code === "internal") {
        const requestId = crypto.randomUUID();
        const cause = thrown instanceof Error ? thrown : new Error(String(thrown));
        void log(context.db, {
          level: "error",
          area: "panel",
          message: cause.message,
          requestId,
          ip: context.ip,
          details: { stack: cause.stack ?? "" },
        });
        return {
          status: "failed",
          message: `Something went wrong and nothing was saved. Try again; request id ${requestId}.`,
          fields: {},
          values,
        };
      }
      return failed(error, values);
    }
  };
}

function failed(error: AppError, values: FormValues): Extract<FormState<never>, { status: "failed" }> {
  const fields = Object.fromEntries(error.fields.map(({ field, message }) => [field, sentence(message)]));
  const message =
    error.fields.length > 0 && error.code === "invalid" ? "Please mend the fields below." : error.message;
  return { status: "failed", message, fields, values };
}

/** API messages follow their field's name; beside the field itself they begin a sentence. */
const sentence = (message: string) => message.charAt(0).toUpperCase() + message.slice(1);

function read(form: FormData): FormValues {
  const values: FormValues = {};
  for (const name of new Set(form.keys())) {
    if (name.startsWith("$ACTION")) continue;
    const texts = form.getAll(name).filter((value) => typeof value === "string");
    if (name.endsWith("[]")) values[name.slice(0, -2)] = texts;
    else values[name] = texts.at(-1) ?? "";
  }
  return values;
}
