import type { Metadata } from "next";
import { CronHelp } from "@/components/tasks/cron-help";
import { TaskTable } from "@/components/tasks/task-table";
import { PageBody } from "@/components/ui/page-body";
import { PageHeader } from "@/components/ui/page-header";
import { requireSignedIn } from "@/lib/auth/staff";
import { findTasks } from "@/lib/cron/find";
import { env } from "@/lib/env";
import { runNow } from "./actions";

export const metadata: Metadata = { title: "Scheduled tasks" };

export default async function TasksPage() {
  const { db } = await requireSignedIn("administrator");
  const { NEXTAUTH_URL, DISABLE_INTERNAL_CRON, VERCEL } = env();
  return (
    <>
      <PageHeader title="Scheduled tasks" />
      <PageBody>
        <TaskTable tasks={await findTasks(db)} runNow={runNow} />
        <CronHelp
          url={new URL("/api/tasks/cron", NEXTAUTH_URL).href}
          runsByItself={!DISABLE_INTERNAL_CRON && !VERCEL}
        />
      </PageBody>
    </>
  );
}
