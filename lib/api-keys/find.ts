import "server-only";
import type { Database } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { flushLastUsed } from "./last-used";
import {
  describeKeyChange,
  type KeyChange,
  type KeyFilter,
  keyHint,
  keyMatches,
  type ListedKey,
} from "./rules";
import { isScope } from "./scopes";

const SHOWN = {
  id: true,
  label: true,
  prefix: true,
  scopes: true,
  createdAt: true,
  createdBy: { select: { name: true } },
  revokedAt: true,
  revokedBy: { select: { name: true } },
  lastUsedAt: true,
  lastUsedIp: true,
} satisfies Prisma.ApiKeySelect;

/**
 * The keys that fit, working ones first, the newest of each first. There is one key per integration, so they are
 * few: labels are compared here, by the same rule that names follow everywhere, and not by the database's.
 */
export async function listApiKeys(
  db: Database,
  wanted: { text?: string; filter?: KeyFilter | undefined } = {},
  now = new Date(),
): Promise<{ keys: ListedKey[]; total: number }> {
  await flushLastUsed(db);
  const rows = await db.prisma.apiKey.findMany({
    select: SHOWN,
    orderBy: [{ revokedAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
  });
  const keys = rows.map((row) => toListed(row, now)).filter((key) => keyMatches(key, wanted));
  return { keys, total: rows.length };
}

/** One key with the latest changes of it, newest first; null when there is none. */
export async function findApiKey(
  db: Database,
  id: number,
  now = new Date(),
): Promise<(ListedKey & { history: KeyChange[] }) | null> {
  await flushLastUsed(db);
  const row = await db.prisma.apiKey.findUnique({ where: { id }, select: SHOWN });
  if (!row) return null;
  const entries = await db.prisma.auditEntry.findMany({
    where: { subjectType: "api_key", subjectId: id },
    orderBy: { id: "desc" },
    take: 200,
    select: { id: true, at: true, action: true, details: true, ip: true, staff: { select: { name: true } } },
  });
  const history = entries.map((entry) => ({
    id: entry.id,
    at: entry.at,
    what: describeKeyChange(entry.action, entry.details),
    who: entry.staff?.name ?? null,
    ip: entry.ip,
  }));
  return { ...toListed(row, now), history };
}

type Row = Prisma.ApiKeyGetPayload<{ select: typeof SHOWN }>;

function toListed(row: Row, now: Date): ListedKey {
  return {
    ...row,
    scopes: row.scopes.filter(isScope),
    createdBy: row.createdBy?.name ?? null,
    revokedBy: row.revokedBy?.name ?? null,
    hint: keyHint(row, now),
  };
}
