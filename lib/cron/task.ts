import type { Database } from "@/lib/db/client";

/** A scheduled task as data; the list in tasks.ts is the registry that the API, the panel and the docs read. */
export type Task = {
  name: string;
  title: string;
  /** What it does, for staff. */
  description: string;
  everyMinutes: number;
  /** Does the work due at `now` and says in a sentence what it did. */
  run(db: Database, now: Date): Promise<string>;
};
