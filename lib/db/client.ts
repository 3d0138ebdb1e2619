import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";

/**
 * The database, twice over one pool: Prisma for nearly everything, `pool` for the few statements that are
 * written as SQL because they are hot (docs/decisions/0003-hot-statements-in-sql.md).
 */
export type Database = { prisma: PrismaClient; pool: pg.Pool };

const holder = globalThis as typeof globalThis & { deskussDatabase?: Database };

/** This process's database, connected on first use. Next bundles modules more than once, hence globalThis. */
export function database(): Database {
  holder.deskussDatabase ??= connect(env().DATABASE_URL, env().DATABASE_POOL_SIZE);
  return holder.deskussDatabase;
}

/** A database at `url` with at most `size` connections. */
export function connect(url: string, size: number): Database {
  // It bounds the wait for a free connection too: a thousand calls at once on a busy machine must all get theirs.
  const pool = new pg.Pool({ connectionString: url, max: size, connectionTimeoutMillis: 30_000 });
  // A connection lost while idle is replaced at the next query, which reports what is wrong.
  pool.on("error", () => undefined);
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) });
  return { prisma, pool };
}
