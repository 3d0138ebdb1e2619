import "server-only";
import pino from "pino";
import type { Database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { onShutdown } from "@/lib/shutdown";

export type LogLine = {
  level: "info" | "warning" | "error";
  area: "api" | "mail" | "cron" | "auth" | "panel";
  message: string;
  requestId?: string;
  apiKeyId?: number;
  ip?: string | null;
  details?: Prisma.InputJsonObject;
};

type Queue = { waiting: Prisma.LogEntryCreateManyInput[]; writing: Promise<void> | null };

const stdout = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime });
const holder = globalThis as typeof globalThis & { deskussLogs?: WeakMap<Database, Queue> };
/** More than this waiting means that the database is away; stdout has every line all the same. */
const MOST_WAITING = 10_000;

/**
 * Writes a line to System → Logs and, as JSON, to stdout. Does not make the caller wait: lines that come while
 * one write is under way go together in the next. The returned promise resolves when this line is stored.
 */
export function log(db: Database, line: LogLine): Promise<void> {
  const { level, ...rest } = line;
  stdout[level === "warning" ? "warn" : level](rest);
  const queue = queueOf(db);
  if (queue.waiting.length < MOST_WAITING)
    queue.waiting.push({
      ...line,
      message: line.message.slice(0, 2000).replaceAll("\0", "\uFFFD"),
      at: new Date(),
    });
  queue.writing ??= drain(db, queue);
  return queue.writing;
}

function queueOf(db: Database): Queue {
  holder.deskussLogs ??= new WeakMap();
  const known = holder.deskussLogs.get(db);
  if (known) return known;
  const queue: Queue = { waiting: [], writing: null };
  holder.deskussLogs.set(db, queue);
  onShutdown(async () => {
    await queue.writing;
  });
  return queue;
}

async function drain(db: Database, queue: Queue): Promise<void> {
  while (queue.waiting.length > 0) {
    const lines = queue.waiting.splice(0, 1000);
    try {
      await db.prisma.logEntry.createMany({ data: lines });
    } catch (error) {
      stdout.error({
        area: "panel",
        message: "Log lines could not be stored",
        lines: lines.length,
        cause: String(error),
      });
    }
  }
  queue.writing = null;
}
