import "server-only";
import { z } from "zod";
import type { Database } from "@/lib/db/client";
import { sendMail } from "@/lib/delivery/send";
import type { Jobs } from "@/lib/jobs/enqueue";

type Run = (db: Database, payload: unknown, stopping: AbortSignal) => Promise<void>;

/** What each job does. A job may come twice, after a crash; what it does must bear that. */
export const JOBS: Record<keyof Jobs, Run> = {
  "send-mail": (db, payload, stopping) =>
    sendMail(db, z.object({ id: z.number().int() }).parse(payload).id, { stopping }),
};
