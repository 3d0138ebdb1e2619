import { Logger, runMigrations } from "graphile-worker";

/** Says nothing: what goes wrong is thrown. */
export const QUIET = new Logger(() => () => undefined);

/** Makes the queue's own tables (schema `graphile_worker`), or brings them up to date. */
export const migrateJobs = (connectionString: string): Promise<void> =>
  runMigrations({ connectionString, maxPoolSize: 2, logger: QUIET, noHandleSignals: true });
