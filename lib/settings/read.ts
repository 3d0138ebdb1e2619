import "server-only";
import type pg from "pg";
import { cached } from "@/lib/db/cached";
import { Settings } from "./schema";

/** The help desk's settings; a change made by another process shows within two seconds. */
export const settings = cached("settings", 2, async ({ prisma }) => {
  return Settings.parse(rowsToValues(await prisma.setting.findMany()));
});

/** The stored settings by key, as `Settings` parses them. */
export const rowsToValues = (rows: { key: string; value: unknown }[]): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [row.key, row.value]));

/**
 * The settings by a connection that the caller holds already: whoever holds one of few and waits for another may wait
 * for ever.
 */
export async function readSettings(client: pg.ClientBase): Promise<Settings> {
  const { rows } = await client.query<{ key: string; value: unknown }>("SELECT key, value FROM setting");
  return Settings.parse(rowsToValues(rows));
}
