import "server-only";
import { deleteOrphanFiles } from "@/lib/attachments/clean-up";
import { optimizeTables } from "@/lib/db/optimize";
import { deleteOldLogs } from "@/lib/logs/clean-up";
import { deleteExpired } from "@/lib/staff/clean-up";
import { markOverdue } from "@/lib/tickets/mark-overdue";
import type { Task } from "./task";

/** Every scheduled task, in the order they run. */
export const TASKS: readonly Task[] = [
  {
    name: "overdue-check",
    title: "Overdue check",
    description: "Marks open tickets whose SLA due time has passed and records it in their history.",
    everyMinutes: 1,
    run: markOverdue,
  },
  {
    name: "log-cleanup",
    title: "Log cleanup",
    description: "Deletes log entries older than the retention in Settings → General.",
    everyMinutes: 60,
    run: deleteOldLogs,
  },
  {
    name: "orphan-file-cleanup",
    title: "Orphan-file cleanup",
    description: "Deletes stored files that no message or mail has used for a day.",
    everyMinutes: 60,
    run: deleteOrphanFiles,
  },
  {
    name: "expired-session-cleanup",
    title: "Expired-session cleanup",
    description: "Deletes expired sign-ins, sign-in counters and remembered Idempotency-Keys.",
    everyMinutes: 60,
    run: deleteExpired,
  },
  {
    name: "table-optimization",
    title: "Table optimization",
    description: "Lets Postgres reclaim space and refresh its statistics (VACUUM ANALYZE).",
    everyMinutes: 24 * 60,
    run: optimizeTables,
  },
];
