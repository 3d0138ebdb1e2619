import "server-only";
import type { Database } from "@/lib/db/client";

type Kind = "department" | "topic" | "staff" | "tag";
type Names = Record<Kind, readonly string[]>;
/** Ids by the name they were asked for, in lower case. */
type Found = Record<Kind, Map<string, number[]>>;

/** How each kind is found: tags by their whole name, the others by a part of it, a whole name going first. */
const SQL: Record<Kind, string> = {
  department: "SELECT id, name_key AS key FROM department",
  topic: "SELECT id, name_key AS key FROM help_topic",
  staff: "SELECT id, lower(name) AS key FROM staff",
  tag: "SELECT id, name_key AS key FROM tag",
};

/** The departments, topics, staff and tags that go by these names, in one round trip. */
export async function findByNames({ pool }: Database, names: Names): Promise<Found> {
  const found: Found = { department: new Map(), topic: new Map(), staff: new Map(), tag: new Map() };
  const kinds = (Object.keys(SQL) as Kind[]).filter((kind) => names[kind].length > 0);
  if (kinds.length === 0) return found;
  const { rows } = await pool.query<{ kind: Kind; wanted: string; id: number }>(
    kinds
      .map(
        (kind, at) => `
        (SELECT '${kind}' AS kind, wanted, one.id FROM unnest($${at + 1}::text[]) AS wanted
         JOIN LATERAL (
           SELECT known.id, rank() OVER (ORDER BY known.key = wanted DESC) AS place FROM (${SQL[kind]}) AS known
           WHERE ${kind === "tag" ? "known.key = wanted" : "strpos(known.key, wanted) > 0"}
         ) AS one ON place = 1)`,
      )
      .join(" UNION ALL "),
    kinds.map((kind) => names[kind].map((name) => name.toLowerCase())),
  );
  for (const { kind, wanted, id } of rows) {
    const ids = found[kind].get(wanted) ?? [];
    found[kind].set(wanted, [...ids, id]);
  }
  return found;
}
