import type { ColumnFrom } from "@/components/ui/table";
import type { Column } from "@/lib/tickets/list-query";

type ColumnLook = {
  width: string;
  /** Where it stands on a phone's card. */
  card: "meta" | "corner";
  align?: "end";
  /** Left out of a narrower table. */
  from?: ColumnFrom;
};

/** From this width of the table on an assignee has room for the name; below, the initials must do. Says 72rem twice. */
const assigneeWidth = "clamp(4.5rem, (100cqi - 72rem) * 1000, 8.5rem)";
export const nameClass = "@min-3xl:@max-6xl:sr-only";

/** How wide each column is and where it goes when there is no room. Tags stand in the subject's cell. */
export const COLUMN_LOOKS: Record<Exclude<Column, "subject" | "tags">, ColumnLook> = {
  priority: { width: "6.25rem", card: "meta" },
  number: { width: "4.75rem", card: "meta", from: "medium" },
  customer: { width: "13%", card: "meta" },
  assignee: { width: assigneeWidth, card: "meta" },
  department: { width: "8rem", card: "meta", from: "medium" },
  topic: { width: "8rem", card: "meta", from: "medium" },
  state: { width: "5.75rem", card: "meta", from: "medium" },
  due: { width: "8.25rem", card: "meta" },
  created: { width: "6.25rem", card: "meta", align: "end", from: "medium" },
  updated: { width: "6.25rem", card: "corner", align: "end" },
};
