import type { TaskReport } from "@/lib/cron/task-report";
import type { Dialect } from "../dialect";
import { failAsJson, jsonAnswer } from "./answers";

/** /api/tasks/cron: whatever is sent is ignored; the answer is 200 `{"tasks":[…]}` even where a task failed. */
export const deskussCron: Dialect<undefined, TaskReport[]> = {
  read: () => undefined,
  write: (tasks) => jsonAnswer(200, { tasks }),
  fail: failAsJson,
};
