import "server-only";
import { revalidatePath } from "next/cache";
import { unstable_rethrow } from "next/navigation";
import { requireSignedIn, type StaffContext } from "@/lib/auth/staff";
import type { Role } from "@/lib/context";
import { type FormValues, readForm, refuse } from "./form-answer";
import type { FormState } from "./form-state";

/**
 * A server action for `useActionState`. Checks the member of staff again (a page is not a gate), runs `save`, and
 * answers what the form shows: the result, or the message and the fields to mend, with everything that was typed.
 * @param role who may do this at least
 */
export function formAction<T>(role: Role, save: (context: StaffContext, values: FormValues) => Promise<T>) {
  return async (_: FormState<T>, form: FormData): Promise<FormState<T>> => {
    const context = await requireSignedIn(role);
    const values = readForm(form);
    try {
      const result = await save(context, values);
      revalidatePath("/", "layout");
      return { status: "saved", result, at: Date.now() };
    } catch (thrown) {
      unstable_rethrow(thrown);
      return refuse(context, thrown, values);
    }
  };
}
