import type { FormAction } from "@/components/forms/send";
import type { DeletedView } from "@/lib/views/delete";
import type { ViewLine } from "@/lib/views/schema";

/** The server actions of saved views; they take their input as JSON. */
export type ViewVerbs = {
  save: FormAction<ViewLine>;
  change: FormAction<ViewLine>;
  remove: FormAction<DeletedView>;
};
