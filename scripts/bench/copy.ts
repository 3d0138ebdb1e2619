import { once } from "node:events";
import { finished } from "node:stream/promises";
import type pg from "pg";
import { from } from "pg-copy-streams";

const SIGNS: Record<string, string> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** A table being filled by COPY, over a connection of its own that checks no foreign keys meanwhile. */
export class Copy {
  private constructor(
    private readonly client: pg.PoolClient,
    private readonly stream: ReturnType<typeof from>,
  ) {}

  static async into(pool: pg.Pool, table: string, columns: string): Promise<Copy> {
    const client = await pool.connect();
    await client.query("SET session_replication_role = replica; SET synchronous_commit = off");
    return new Copy(client, client.query(from(`COPY ${table} (${columns}) FROM STDIN`)));
  }

  async write(rows: readonly (readonly unknown[])[]): Promise<void> {
    const lines = rows.map((row) => row.map(cell).join("\t")).join("\n");
    if (lines !== "" && !this.stream.write(`${lines}\n`)) await once(this.stream, "drain");
  }

  async end(): Promise<void> {
    this.stream.end();
    await finished(this.stream);
    await this.client.query("RESET session_replication_role; RESET synchronous_commit");
    this.client.release();
  }
}

const cell = (value: unknown): string =>
  value === null ? "\\N" : String(value).replace(/[\\\n\r\t]/g, (sign) => SIGNS[sign] ?? sign);
