import type { TaskReport } from "@/lib/cron/task-report";
import type { Dialect } from "../dialect";
import { answer, failAnswer } from "./answers";

/** osTicket's POST /api/tasks/cron: 200 `Completed` (wire/osticket.md §12; rcron.php asks for exactly 200). */
export const osticketCron: Dialect<undefined, TaskReport[]> = {
  read: () => undefined,
  write: () => answer(200, "Completed"),
  fail: failAnswer,
};
