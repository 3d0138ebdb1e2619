import type { AfterFetch } from "@/lib/db/generated/enums";

/** What can be done with a stored mail on its server. */
export const AFTER_FETCH: readonly AfterFetch[] = ["seen", "move", "delete"];
