import "server-only";
import { recordChange } from "@/lib/audit/record";
import { requireAdministrator } from "@/lib/authorise";
import type { Context } from "@/lib/context";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { announce } from "@/lib/live/announce";
import { forgetRouting } from "@/lib/tickets/routing";

/**
 * The short lists that tickets are given something from are kept the same way: a unique name, archived instead of
 * deleted (old tickets still name them), and for two of them exactly one default.
 */
export type Kind = {
  type: "department" | "topic" | "sla_plan" | "canned_response" | "team" | "mailbox";
  noun: string;
};

export type Tx = Prisma.TransactionClient;

/** What a change did: the row as it is now, and how the audit trail names it. `null`: it was so already. */
export type Outcome<T> = { row: T; action: string | null; details?: Prisma.InputJsonObject };

const LOCK = 4_711_003;

/**
 * Makes one change to such a list: administrators only, audited, in force from the next ticket on.
 * @throws AppError forbidden; conflict naming the field `name` when the name is taken; whatever `change` throws
 */
export async function changeCatalog<T extends { id: number; name: string }>(
  context: Context,
  { type, noun }: Kind,
  change: (tx: Tx) => Promise<Outcome<T>>,
): Promise<T> {
  requireAdministrator(context);
  try {
    const row = await context.db.prisma.$transaction(async (tx) => {
      // One change at a time: two administrators could otherwise make two defaults, or archive what becomes one.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`;
      const { row, action, details } = await change(tx);
      if (action !== null)
        await recordChange(context, tx, {
          action: `${type}.${action}`,
          subjectType: type,
          subjectId: row.id,
          subject: row.name,
          ...(details ? { details } : {}),
        });
      return row;
    });
    forgetRouting(context.db);
    announce(context.db, { lists: true });
    return row;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2002")
      throw new AppError("conflict", `There is a ${noun} with this name already.`, {
        fields: [
          {
            field: "name",
            message: `is the name of another ${noun}; look among the archived ones if you don't see it.`,
          },
        ],
      });
    throw error;
  }
}

/** The outcome of an edit; one that changes nothing leaves no trace. */
export function edited<T>(row: T, details: Prisma.InputJsonObject): Outcome<T> {
  return { row, action: Object.keys(details).length > 0 ? "changed" : null, details };
}

/** @throws AppError not_found when there is no such row */
export function existing<T>({ noun }: Kind, row: T | null): T {
  if (row === null) throw new AppError("not_found", `This ${noun} does not exist.`);
  return row;
}

type Targets = {
  findUnique(args: { where: { id: number } }): PromiseLike<{ name: string; archivedAt: Date | null } | null>;
};

/**
 * Checks what an item is to point at, if anything. What it pointed at `before` may have been archived since.
 * @throws AppError invalid naming the field
 */
export async function pointAt(
  field: string,
  { noun }: Kind,
  targets: Targets,
  id: number | null,
  before: number | null = null,
): Promise<void> {
  if (id === null) return;
  const target = await targets.findUnique({ where: { id } });
  if (target && (id === before || !target.archivedAt)) return;
  const message = target
    ? `${noun} “${target.name}” is archived; restore it or choose another.`
    : `this ${noun} does not exist any more; choose another.`;
  throw new AppError("invalid", message, { fields: [{ field, message }] });
}
