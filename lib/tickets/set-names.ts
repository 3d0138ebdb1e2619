import "server-only";
import type pg from "pg";
import { AppError } from "@/lib/errors";
import type { Names } from "./change-rules";
import type { TicketSet } from "./change-schema";
import { asSet, type Facts } from "./facts";

const TABLES = {
  department: { field: "departmentId", noun: "department", table: "department", gone: "archived_at" },
  topic: { field: "topicId", noun: "help topic", table: "help_topic", gone: "archived_at" },
  assignee: { field: "assigneeId", noun: "member of staff", table: "staff", gone: "deactivated_at" },
  team: { field: "teamId", noun: "team", table: "team", gone: "archived_at" },
} as const;
type Kind = keyof typeof TABLES;
const KINDS: readonly Kind[] = ["department", "topic", "assignee", "team"];

type Wanted = { set: TicketSet; facts: Facts | undefined };

/**
 * The names of all that tickets are to be given. What a ticket has already it may keep, also when it has been archived.
 * @throws AppError not_found naming the field: there is no such department, or it is archived
 */
export async function findSetNames(client: pg.PoolClient, wanted: readonly Wanted[]): Promise<Names> {
  const names: Names = { department: new Map(), topic: new Map(), assignee: new Map(), team: new Map() };
  for (const kind of KINDS) names[kind] = await findNames(client, kind, wanted);
  return names;
}

async function findNames(client: pg.PoolClient, kind: Kind, wanted: readonly Wanted[]) {
  const { field, noun, table, gone } = TABLES[kind];
  const ids = new Set(wanted.map(({ set }) => set[field]).filter((id) => typeof id === "number"));
  if (ids.size === 0) return new Map<number, string>();
  const { rows } = await client.query<{ id: number; name: string; gone: boolean }>(
    `SELECT id, name, ${gone} IS NOT NULL AS gone FROM ${table} WHERE id = ANY($1)`,
    [[...ids]],
  );
  const found = new Map(rows.map((row) => [row.id, row]));
  for (const { set, facts } of wanted) {
    const id = set[field];
    if (typeof id !== "number" || (facts && asSet(facts)[field] === id)) continue;
    const row = found.get(id);
    if (row && !row.gone) continue;
    const message = row
      ? `${row.name} is no longer in use; choose another ${noun}.`
      : `This ${noun} does not exist any more; choose another.`;
    throw new AppError("not_found", message, { fields: [{ field, message }] });
  }
  return new Map(rows.map(({ id, name }) => [id, name]));
}
