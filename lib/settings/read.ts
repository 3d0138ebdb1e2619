import "server-only";
import { cached } from "@/lib/db/cached";
import { Settings } from "./schema";

/** The help desk's settings; a change made by another process shows within two seconds. */
export const settings = cached("settings", 2, async ({ prisma }) => {
  return Settings.parse(rowsToValues(await prisma.setting.findMany()));
});

/** The stored settings by key, as `Settings` parses them. */
export const rowsToValues = (rows: { key: string; value: unknown }[]): Record<string, unknown> =>
  Object.fromEntries(rows.map((row) => [row.key, row.value]));
