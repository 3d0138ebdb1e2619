import "server-only";
import type { Database } from "./client";

type Entry<T> = { value: Promise<T>; until: number };

const holder = globalThis as typeof globalThis & {
  deskussCache?: WeakMap<Database, Map<string, Entry<unknown>>>;
};

/**
 * A small, rarely changed read that every request needs (settings, departments), kept for `seconds` in this
 * process. The process that changes it calls `forget`; other processes see the change within `seconds`.
 */
export function cached<T>(name: string, seconds: number, load: (db: Database) => Promise<T>) {
  const entries = (db: Database) => {
    holder.deskussCache ??= new WeakMap();
    const known = holder.deskussCache.get(db) ?? new Map<string, Entry<unknown>>();
    holder.deskussCache.set(db, known);
    // One name is only ever written by the one `load` below, so what it holds is a T.
    return known as Map<string, Entry<T>>;
  };
  return {
    get(db: Database): Promise<T> {
      const known = entries(db).get(name);
      if (known && known.until > Date.now()) return known.value;
      const value = load(db);
      entries(db).set(name, { value, until: Date.now() + seconds * 1000 });
      value.catch(() => entries(db).delete(name));
      return value;
    },
    forget(db: Database): void {
      entries(db).delete(name);
    },
  };
}
