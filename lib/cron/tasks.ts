import "server-only";
import { deleteOrphanFiles } from "@/lib/attachments/clean-up";
import { optimizeTables } from "@/lib/db/optimize";
import { deleteOldDrafts } from "@/lib/drafts/clean-up";
import { deleteOldLogs } from "@/lib/logs/clean-up";
import { fetchAllMail } from "@/lib/mail-fetch/fetch-all";
import { resealSecrets } from "@/lib/mailboxes/reseal";
import { deleteExpired } from "@/lib/staff/clean-up";
import { keepSearchIndex } from "@/lib/tickets/index-search";
import { markOverdue } from "@/lib/tickets/mark-overdue";
import { wakePending } from "@/lib/tickets/wake-pending";
import { sendDueMail } from "@/lib/worker/run";
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
    name: "pending-check",
    title: "Pending check",
    description: "Opens pending tickets whose date has come and records it in their history.",
    everyMinutes: 1,
    run: wakePending,
  },
  {
    name: "mail-fetch",
    title: "Mail fetch",
    description:
      "Fetches mail from the mailboxes in Settings → Mailboxes and makes tickets and replies of it.",
    everyMinutes: 1,
    run: fetchAllMail,
  },
  {
    name: "mail-send",
    title: "Mail send",
    description:
      "Writes notices to staff, sends mails that are due, and takes up those that a process left lying when it died.",
    everyMinutes: 1,
    run: sendDueMail,
  },
  {
    name: "mail-secrets",
    title: "Mail secrets",
    description:
      "Seals the passwords of mailboxes with the first key of MAIL_SECRET_KEYS, when another one sealed them.",
    everyMinutes: 24 * 60,
    run: resealSecrets,
  },
  {
    name: "search-index",
    title: "Search index",
    description:
      "Makes tickets’ search entries anew after an update, or after another language was chosen in Settings → Tickets.",
    everyMinutes: 1,
    run: keepSearchIndex,
  },
  {
    name: "log-cleanup",
    title: "Log cleanup",
    description: "Deletes log entries older than the retention in Settings → General.",
    everyMinutes: 60,
    run: deleteOldLogs,
  },
  {
    name: "draft-cleanup",
    title: "Draft cleanup",
    description:
      "Deletes drafts untouched for longer than the retention in Settings → Tickets, with their files.",
    everyMinutes: 60,
    run: deleteOldDrafts,
  },
  {
    name: "orphan-file-cleanup",
    title: "Orphan-file cleanup",
    description: "Deletes stored files that no message, mail or draft has used for a day.",
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
