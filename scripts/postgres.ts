import { stat } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { type Account, serverAccount } from "@/scripts/postgres/account";
import { type Binaries, findBinaries } from "@/scripts/postgres/binaries";
import { handleOf, type ServerHandle } from "@/scripts/postgres/handle";
import { initialise } from "@/scripts/postgres/initialise";
import { type Launch, launch } from "@/scripts/postgres/launch";
import { isHeld, Locks } from "@/scripts/postgres/lock";
import { folderElsewhere, openFolder, prepareDataFolder } from "@/scripts/postgres/place";
import { recover } from "@/scripts/postgres/recover";
import {
  freePort,
  isFree,
  newState,
  readState,
  type ServerState,
  writeState,
} from "@/scripts/postgres/state";
import { codeOf, type Say, Stop, step } from "@/scripts/say";

/** A running embedded server. */
export interface EmbeddedPostgres extends ServerHandle {
  /** The URL of its database `deskuss`, with the superuser's password. */
  url: string;
  /** Where its files are. */
  folder: string;
}

/** What an embedded server is made with. */
export interface EmbeddedOptions {
  /** Where it lives; made when absent. */
  dataFolder: string;
  /** False trades durability for speed: for databases that are thrown away. */
  durable?: boolean;
  tell: Say;
}

/** What is needed to make one. */
interface Means {
  binaries: Binaries;
  account: Account;
  tell: Say;
}

const DATABASE = "deskuss";

function urlOf({ port, password }: ServerState, database: string): string {
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}

async function ensureDatabase(state: ServerState): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(state, DATABASE) });
  try {
    await client.connect();
    await client.end();
  } catch (error) {
    if (codeOf(error) === "28P01") throw new Stop("The kept database password is not the database's own.");
    if (codeOf(error) !== "3D000") throw error;
    const maintenance = new pg.Client({ connectionString: urlOf(state, "postgres") });
    await maintenance.connect();
    await maintenance.query(`CREATE DATABASE ${DATABASE}`);
    await maintenance.end();
  }
}

const isFolder = (folder: string) =>
  stat(folder).then(
    (found) => found.isDirectory(),
    () => false,
  );

const stateFile = (dataFolder: string) => path.join(dataFolder, "postgres.json");
const lockFile = (folder: string) => path.join(folder, "deskuss.lock");

/** The URL of the embedded server that another process runs on this data folder; undefined when none does. */
export async function runningUrl(folder: string): Promise<string | undefined> {
  const dataFolder = path.resolve(folder);
  if (!(await isHeld(lockFile(dataFolder)))) return undefined;
  const state = await readState(stateFile(dataFolder));
  return state && urlOf(state, DATABASE);
}

/** The server's state and files, both made when this is the first start. */
async function prepareServer(
  dataFolder: string,
  durable: boolean,
  { binaries, account, tell }: Means,
): Promise<ServerState> {
  const kept = await readState(stateFile(dataFolder));
  const elsewhere = kept ? kept.folder : await folderElsewhere(dataFolder, account);
  const folder = elsewhere ?? dataFolder;
  if (elsewhere) tell(`The database is kept in ${elsewhere}: the user 'postgres' can't reach ${dataFolder}`);
  const data = path.join(folder, "postgres");
  if (await isFolder(data)) {
    if (kept) return kept;
    throw new Stop(
      `${stateFile(dataFolder)} is missing: it holds the password of the database in ${data}. Put it back, or move the database away.`,
    );
  }
  const state = kept ?? (await newState(elsewhere));
  // Before the server is made with this password: a crash in between must not lose it.
  await writeState(stateFile(dataFolder), state);
  const cluster = { folder, password: state.password, durable, binaries, account };
  await step("Setting up the database", () => initialise(cluster));
  return state;
}

/** Starts the server on its kept port, or on another when that one is taken by now. */
async function launchOnFreePort(dataFolder: string, kept: ServerState, server: Omit<Launch, "port">) {
  for (let state = kept; ; ) {
    if (!(await isFree(state.port))) {
      state = { ...state, port: await freePort() };
      await writeState(stateFile(dataFolder), state);
    }
    if ((await launch({ ...server, port: state.port })) === "started") return state;
  }
}

/**
 * Starts the embedded Postgres of a data folder: sets it up the first time, clears away what a killed start left, and
 * holds the folder's lock until it is stopped.
 */
export async function startPostgres(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const dataFolder = path.resolve(options.dataFolder);
  const durable = options.durable ?? true;
  await prepareDataFolder(dataFolder);
  // A temporary folder begins as its maker's alone.
  if (!durable) await openFolder(dataFolder);
  const locks = new Locks();
  try {
    await locks.take(lockFile(dataFolder), dataFolder);
    const account = await serverAccount();
    const binaries = await findBinaries(account, options.tell);
    const kept = await prepareServer(dataFolder, durable, { binaries, account, tell: options.tell });
    const folder = kept.folder ?? dataFolder;
    // A copied clone names the same place: the files have a lock of their own there.
    if (kept.folder) await locks.take(lockFile(kept.folder), kept.folder);
    const data = path.join(folder, "postgres");
    await recover(data, binaries, account);
    const server = { data, durable, binaries, account };
    const state = await launchOnFreePort(dataFolder, kept, server);
    const handle = await handleOf({ ...server, port: state.port });
    const stop = () => handle.stop().finally(() => locks.release());
    await ensureDatabase(state).catch(async (error) => {
      await stop();
      throw error;
    });
    return { ...handle, url: urlOf(state, DATABASE), folder, stop };
  } catch (error) {
    await locks.release();
    throw error;
  }
}
